import * as library from 'node:fs';

export const here = library;
