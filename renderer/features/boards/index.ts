export { BoardForm, type BoardWish } from './BoardForm';
export { boardWords } from './boardWords';
export { PlaceField } from './PlaceField';
export { TileBoard } from './TileBoard';
