import * as library from 'ws';

export const here = library;
