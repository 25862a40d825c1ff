import {
  createSlice,
  prepareAutoBatched,
  SHOULD_AUTOBATCH,
  type PayloadAction,
} from '@reduxjs/toolkit';
import type { CameraId } from '#contract/ids';
import type { PlayState, StreamPurpose, StreamStanding } from '#contract/stream';
import type { LiveDoubt } from '../../player/canvas/messages';

/** What a shown tile needs a picture of, and how large it is in device pixels. */
export interface ShownTile {
  playKey: string;
  cameraId: CameraId;
  purpose: StreamPurpose;
  widthPx: number;
  heightPx: number;
  /** It lies under another tile that is shown full. */
  isCovered: boolean;
}

/** What one tile's player does; the player itself lives in playerRegistry. */
export interface TilePlay {
  state: PlayState;
  /** When the tile was first shown: the counter before the first picture. */
  shownAtMs: number;
  /** It has shown a picture; its last one stands still while something is wrong. */
  hasPicture: boolean;
  /** What the station's budget gives it; null before the first lease. */
  standing: StreamStanding | null;
  /** It moves, and is not live; null when nothing is wrong. */
  doubt: LiveDoubt | null;
  /** Clock of the picture that was shown when the doubt arose; null without one. */
  doubtPictureAtMs: number | null;
  /** The last time that a stretch was left out to be on time again. */
  jumped: { byMs: number; atMs: number } | null;
}

export interface PlaybackState {
  tiles: Record<string, TilePlay>;
}

/** The part of the store that playback takes. */
export interface HasPlayback {
  playback: PlaybackState;
}

const initialState: PlaybackState = { tiles: {} };

/** One entry per tile that wants a picture in this window. */
export const playbackSlice = createSlice({
  name: 'playback',
  initialState,
  reducers: {
    tileShown: {
      prepare: (tile: ShownTile) => ({
        payload: tile,
        meta: { atMs: Date.now(), [SHOULD_AUTOBATCH]: true },
      }),
      reducer: (state, action: PayloadAction<ShownTile, string, { atMs: number }>) => {
        const { playKey } = action.payload;
        state.tiles[playKey] ??= {
          state: { kind: 'opening' },
          shownAtMs: action.meta.atMs,
          hasPicture: false,
          standing: null,
          doubt: null,
          doubtPictureAtMs: null,
          jumped: null,
        };
      },
    },
    tileHidden: (_state, _action: PayloadAction<{ playKey: string }>) => undefined,
    /** The tile did not come back; its player has been ended. */
    tileForgotten: (state, { payload }: PayloadAction<{ playKey: string }>) => {
      const { [payload.playKey]: _gone, ...tiles } = state.tiles;
      state.tiles = tiles;
    },
    playbackChanged: {
      prepare: prepareAutoBatched<{ playKey: string; state: PlayState }>(),
      reducer: (state, { payload }: PayloadAction<{ playKey: string; state: PlayState }>) => {
        const tile = state.tiles[payload.playKey];
        if (tile === undefined) return;
        tile.state = payload.state;
        tile.hasPicture ||= payload.state.kind === 'playing';
      },
    },
    doubtChanged: (
      state,
      {
        payload,
      }: PayloadAction<{ playKey: string; doubt: LiveDoubt | null; pictureAtMs: number | null }>,
    ) => {
      const tile = state.tiles[payload.playKey];
      if (tile === undefined) return;
      tile.doubt = payload.doubt;
      tile.doubtPictureAtMs = payload.doubt === null ? null : payload.pictureAtMs;
    },
    pictureJumped: {
      prepare: (jump: { playKey: string; byMs: number }) => ({
        payload: jump,
        meta: { atMs: Date.now() },
      }),
      reducer: (
        state,
        action: PayloadAction<{ playKey: string; byMs: number }, string, { atMs: number }>,
      ) => {
        const tile = state.tiles[action.payload.playKey];
        if (tile === undefined) return;
        tile.jumped = { byMs: action.payload.byMs, atMs: action.meta.atMs };
      },
    },
    standingChanged: {
      prepare: prepareAutoBatched<{ playKey: string; standing: StreamStanding }>(),
      reducer: (
        state,
        { payload }: PayloadAction<{ playKey: string; standing: StreamStanding }>,
      ) => {
        const tile = state.tiles[payload.playKey];
        if (tile !== undefined) tile.standing = payload.standing;
      },
    },
  },
});

export const {
  tileShown,
  tileHidden,
  tileForgotten,
  playbackChanged,
  standingChanged,
  doubtChanged,
  pictureJumped,
} = playbackSlice.actions;

export const selectTilePlay =
  (playKey: string | null) =>
  (state: HasPlayback): TilePlay | undefined =>
    playKey === null ? undefined : state.playback.tiles[playKey];

/** How many tiles play and how many failed, for `view:shown`. */
export function countTiles({ playback }: HasPlayback): { playing: number; failed: number } {
  const counts = { playing: 0, failed: 0 };
  for (const { state } of Object.values(playback.tiles)) {
    if (state.kind === 'playing') counts.playing += 1;
    else if (state.kind === 'recovering') counts.failed += 1;
  }
  return counts;
}
