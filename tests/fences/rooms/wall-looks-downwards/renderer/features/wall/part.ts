import { there } from '../scenes/index';

export const here = there;
