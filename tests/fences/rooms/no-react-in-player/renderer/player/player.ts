import * as library from 'react';

export const here = library;
