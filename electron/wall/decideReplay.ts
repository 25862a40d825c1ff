import {
  replayPositionMs,
  usualPictureMs,
  withinReplay,
  type ReplayOrder,
  type TileReplay,
} from '#contract/replay';

/** As much as the gateway keeps of every open camera. */
const keptMs = 120_000;
/** How far back one press goes. */
const rewindMs = 15_000;
/** How far back recordings are looked for: no recorder of a city keeps more than a year. */
const recordedMs = 366 * 86_400_000;

/** Orders that go through a replay; many tiles step by time, each tile alone by its own pictures. */
export type ReplayMove =
  Exclude<ReplayOrder, { kind: 'live' | 'at' }> | { kind: 'step-together'; pictures: number };

/** What one press shows: the moment that has just passed. */
export const rewound = (replayId: number, now: number): TileReplay => {
  const atMs = now - rewindMs;
  return { replayId, fromMs: now - keptMs, toMs: now, atMs, sinceMs: now, rate: 1, steps: 0 };
};

/** A recording from that time on. */
export const recordedFrom = (
  replayId: number,
  { atMs, rate }: Pick<TileReplay, 'atMs' | 'rate'>,
  now: number,
): TileReplay => {
  const fromMs = now - recordedMs;
  const at = Math.min(now, Math.max(fromMs, atMs));
  const place = { fromMs, toMs: now, atMs: at, sinceMs: now, rate, steps: 0 };
  return { replayId, ...place, isRecording: true };
};

/** A replay after an order. Nothing of it is as it was `now` unless the order says so. */
export const decideReplay = (
  replay: TileReplay,
  isNew: boolean,
  order: ReplayMove,
  now: number,
): TileReplay => {
  const here = { atMs: replayPositionMs(replay, now), sinceMs: now, steps: 0 };
  const moved = (byMs: number): TileReplay => ({
    ...replay,
    ...here,
    atMs: withinReplay(replay, here.atMs + byMs, now),
  });
  switch (order.kind) {
    case 'rewind':
      return isNew ? replay : moved(-rewindMs);
    case 'jump':
      return isNew ? replay : moved(order.byMs);
    case 'rate':
      return { ...replay, ...here, rate: order.rate };
    case 'step':
      return replay.rate === 0
        ? { ...replay, steps: replay.steps + order.pictures }
        : { ...replay, ...here, rate: 0, steps: order.pictures };
    case 'step-together':
      return { ...moved(order.pictures * usualPictureMs), rate: 0 };
  }
};
