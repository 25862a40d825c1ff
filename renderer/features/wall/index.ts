export { WallWindow } from './WallWindow';
export { changeWords } from './changeWords';
