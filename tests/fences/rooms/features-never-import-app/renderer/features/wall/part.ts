import { there } from '../../app/store';

export const here = there;
