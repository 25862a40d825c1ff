export { lowerThirdHeight } from './lowerThirdHeight';
export { PresentedLayer } from './PresentedLayer';
export type { ShownTile } from './shownTile';
