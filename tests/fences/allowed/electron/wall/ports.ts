import { shape } from '../contract/shape';

export const port = shape;
