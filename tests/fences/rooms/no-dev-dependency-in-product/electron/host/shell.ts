import * as library from 'yaml';

export const here = library;
