import * as library from 'hls.js';

export const here = library;
