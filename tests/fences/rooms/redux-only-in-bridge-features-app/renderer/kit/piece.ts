import * as library from '@reduxjs/toolkit';

export const here = library;
