import { shape } from '../../../electron/contract/shape';
import { overlay } from '../alarms';

export const grid = [shape, overlay];
