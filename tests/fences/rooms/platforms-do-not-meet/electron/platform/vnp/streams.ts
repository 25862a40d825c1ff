import { there } from '../wvp/streams';

export const here = there;
