import * as library from '@base-ui/react/dialog';

export const here = library;
