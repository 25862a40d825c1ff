import { there } from '../../renderer/kit/piece';

export const here = there;
