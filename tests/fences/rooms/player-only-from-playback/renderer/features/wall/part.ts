import { there } from '../../player/player';

export const here = there;
