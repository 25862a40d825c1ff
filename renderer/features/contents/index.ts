import './contents.css';

export { ClockTile } from './ClockTile';
export { contentWords } from './contentWords';
export { contentKinds, contentWishOf, plainAddress } from './contentWish';
export type { ContentKind, ContentWish } from './contentWish';
export { ContentFields, type ContentNow } from './ContentFields';
export { CountdownTile } from './CountdownTile';
export { hotspotChip, hotspotName } from './hotspotWords';
export { LowerThirdBar } from './LowerThirdBar';
export { NoticeTile } from './NoticeTile';
export { useNoticesPlace, useWebPlaces } from './useWebPlaces';
export { webPlaces } from './webPlaces';
export { WebPlate } from './WebPlate';
