import { port } from '../../wall/ports';
import { shared } from '../shared';

export const streams = [port, shared];
