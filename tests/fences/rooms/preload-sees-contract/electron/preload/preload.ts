import { there } from '../wall/rule';

export const here = there;
