import type * as library from 'ws';

export type Here = typeof library;
