import { piece } from '../../kit/piece';

export const overlay = piece;
