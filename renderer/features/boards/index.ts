export { BoardForm, type BoardWish } from './BoardForm';
export { boardWords } from './boardWords';
export { TileBoard } from './TileBoard';
