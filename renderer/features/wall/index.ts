export { WallWindow } from './WallWindow';
export { changeWords } from './changeWords';
export { audienceOf } from './presentedTiles';
