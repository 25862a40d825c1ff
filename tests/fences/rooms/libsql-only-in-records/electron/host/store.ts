import * as library from 'libsql';

export const here = library;
