import { there } from '../host/shell';

export const here = there;
