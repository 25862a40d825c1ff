import * as library from 'electron-log';

export const here = library;
