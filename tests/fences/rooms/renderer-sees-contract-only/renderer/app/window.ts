import { there } from '../../electron/wall/rule';

export const here = there;
