import * as library from 'pinyin-pro';

export const here = library;
