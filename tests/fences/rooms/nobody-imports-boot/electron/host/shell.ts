import { there } from '../boot/compose';

export const here = there;
