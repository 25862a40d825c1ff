import { there } from '../settings/index';

export const here = there;
