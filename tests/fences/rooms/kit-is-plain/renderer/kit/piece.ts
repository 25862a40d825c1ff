import { there } from '../../electron/contract/shape';

export const here = there;
