export { DeskWindow } from './DeskWindow';
