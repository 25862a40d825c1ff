export { CameraTree } from './CameraTree';
export { cameraDragType } from './CameraList';
