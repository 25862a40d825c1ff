import { there } from '../../tests/builders/camera';

export const here = there;
