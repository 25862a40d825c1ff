import { there } from './gateway/leases';

export const here = there;
