import { there } from '../alarms/index';

export const here = there;
