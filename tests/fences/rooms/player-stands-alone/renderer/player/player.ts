import { there } from '../bridge/bridge';

export const here = there;
