import { there } from '../platform/http';

export const here = there;
