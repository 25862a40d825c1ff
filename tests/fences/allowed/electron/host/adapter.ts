import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { shape } from '../contract/shape';
import { port } from '../wall/ports';

export const adapter = [app, readFileSync, shape, port];
