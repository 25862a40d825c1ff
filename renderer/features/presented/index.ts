export { lowerThirdHeight } from './lowerThirdHeight';
export { PresentedLayer, type ShownTile } from './PresentedLayer';
