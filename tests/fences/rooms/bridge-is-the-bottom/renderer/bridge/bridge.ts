import { there } from '../kit/piece';

export const here = there;
