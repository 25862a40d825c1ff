export { askSpans } from './askRecording';
export { RecordedVideo } from './RecordedVideo';
export type { RecordedPlace } from '../../player/recordedPlayer';
export { ReplayVideo, type ReplayPlace } from './ReplayVideo';
export { HeardCamera } from './HeardCamera';
export type { SoundState } from './soundOutlet';
export { TileVideo } from './TileVideo';
export { isDelayed } from './delay';
export { listenForPlayback } from './playbackListeners';
export {
  countTiles,
  playbackSlice,
  selectTilePlay,
  type HasPlayback,
  type TilePlay,
} from './playbackSlice';
export { offerTileReadings } from './tileReadings';
export { attachWallCanvas, warmUpCanvas, windowCanvas } from './windowCanvas';
export { windowPlayers } from './windowPlayers';
