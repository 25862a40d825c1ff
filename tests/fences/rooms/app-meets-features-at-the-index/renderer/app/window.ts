import { there } from '../features/wall/inside';

export const here = there;
