import { there } from '../rehearsal/city';

export const here = there;
