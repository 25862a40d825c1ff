export { SceneTourLine } from './SceneTourLine';
export { TourBar } from './TourBar';
export { TourControls } from './TourControls';
export { TourFields, tourWishOf } from './TourFields';
export { tourChip } from './tourWords';
