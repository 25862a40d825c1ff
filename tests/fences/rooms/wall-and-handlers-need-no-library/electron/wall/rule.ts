import * as library from 'zod';

export const here = library;
