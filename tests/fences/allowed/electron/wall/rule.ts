import { port } from './ports';

export const rule = port;
