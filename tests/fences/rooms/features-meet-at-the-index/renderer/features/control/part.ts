import { there } from '../wall/inside';

export const here = there;
