export { CropForm } from './CropForm';
export { findCrops, FoundCrops } from './FoundCrops';
export { ZoomControls } from './ZoomControls';
export { zoomed } from './zoomed';
export { ZoomMark } from './ZoomMark';
export { ZoomWheel } from './ZoomWheel';
