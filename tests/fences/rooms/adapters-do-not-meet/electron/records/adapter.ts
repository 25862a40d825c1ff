import { there } from '../control/adapter';

export const here = there;
