import { there } from '../control/index';

export const here = there;
