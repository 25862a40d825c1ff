export { WallWindow } from './WallWindow';
