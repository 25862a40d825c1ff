import * as library from 'react-i18next';

export const here = library;
