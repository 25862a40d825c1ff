import type * as library from 'electron';

export type Here = typeof library;
