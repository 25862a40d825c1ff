import { priorities, type Alarm, type Priority } from '#contract/alarm';
import type { AlarmId, CameraId, ScreenId } from '#contract/ids';

/** One tile of the scene, before any alarm is laid over it; in reading order per screen. */
export interface StageTile {
  screenId: ScreenId;
  /** Index in reading order. */
  index: number;
  /** The ordinary camera. */
  cameraId: CameraId | null;
  isAlarmTile: boolean;
  isPinned: boolean;
  /** False behind an enlarged tile. */
  isVisible: boolean;
}

/** An alarm that has an alarm tile. */
export interface TakenTile {
  screenId: ScreenId;
  index: number;
  alarmId: AlarmId;
  /** What the tile shows for it; null when the alarm names no camera. */
  cameraId: CameraId | null;
  takenAtMs: number;
  /** The alarm left at this time; the tile is given back later. Null while it is open. */
  endedAtMs: number | null;
}

/** What alarms do to one tile. */
export interface TileLight {
  screenId: ScreenId;
  index: number;
  /** The alarm that frames it; null while a tile waits to be given back. */
  alarmId: AlarmId | null;
  /** The alarm took the tile: show this camera instead of the ordinary one. */
  taken: { cameraId: CameraId | null } | null;
  /** "+N": further alarms that wanted an alarm tile and found none. */
  moreAlarms: number;
}

export interface SpotlightInput {
  tiles: readonly StageTile[];
  alarms: readonly Alarm[];
  now: number;
  giveBackMs: number;
  /** In a flood only a Critical takes a tile; the layout stays as it is. */
  isFlood: boolean;
}

export interface SpotlightDecision {
  taken: readonly TakenTile[];
  lights: readonly TileLight[];
  /** When to decide again although nothing happened; null when time changes nothing. */
  nextAtMs: number | null;
}

/** Most urgent first: priority, then answers waiting, then the newest. */
export const byUrgency = (a: Alarm, b: Alarm): number =>
  rankOf(a.priority) - rankOf(b.priority) ||
  Number(a.response === 'acknowledged') - Number(b.response === 'acknowledged') ||
  b.raisedAtMs - a.raisedAtMs ||
  (a.alarmId < b.alarmId ? -1 : 1);

const rankOf = (priority: Priority): number => priorities.indexOf(priority);
const mayTake = (alarm: Alarm, isFlood: boolean): boolean =>
  alarm.priority === 'critical' || (alarm.priority === 'high' && !isFlood);
const mayFrame = (alarm: Alarm): boolean => alarm.priority !== 'low';
const keyOf = (tile: { screenId: ScreenId; index: number }): string =>
  `${tile.screenId} ${String(tile.index)}`;

/**
 * Which alarm frames which tile, and which takes an alarm tile (ux.md §5.8). A pure step from the
 * tiles taken before to the tiles taken now.
 */
export const decideSpotlight = (
  before: readonly TakenTile[],
  input: SpotlightInput,
): SpotlightDecision => {
  const alarms = new Map(input.alarms.map((alarm) => [alarm.alarmId, alarm]));
  const offered = input.tiles.filter((tile) => tile.isAlarmTile && !tile.isPinned);
  const kept = keepTaken(before, offered, alarms, input);
  const shown = camerasShown(input.tiles, offered);
  const hasTile = new Set(kept.map((tile) => tile.alarmId));
  // A layout that took the tile away must not make an alarm in hand vanish, acknowledged or not.
  const hadTile = new Set(before.map((tile) => tile.alarmId));
  const wanting = input.alarms
    .filter((alarm) => mayTake(alarm, input.isFlood) && !hasTile.has(alarm.alarmId))
    .filter((alarm) => alarm.response !== 'acknowledged' || hadTile.has(alarm.alarmId))
    .filter((alarm) => alarm.cameraId === null || !shown.has(alarm.cameraId))
    .sort(byUrgency);
  const { taken, waiting } = giveTiles(kept, wanting, offered, alarms, input.now);
  return {
    taken,
    lights: lightsOf(taken, waiting, offered, input),
    nextAtMs: nextGiveBack(taken, input.giveBackMs),
  };
};

/** Tiles that stay taken: still alarm tiles, and not yet due to be given back. */
const keepTaken = (
  before: readonly TakenTile[],
  offered: readonly StageTile[],
  alarms: ReadonlyMap<AlarmId, Alarm>,
  { now, giveBackMs }: SpotlightInput,
): TakenTile[] => {
  const offeredKeys = new Set(offered.map(keyOf));
  return before
    .filter((tile) => offeredKeys.has(keyOf(tile)))
    .map((tile) => {
      const isOpen = alarms.has(tile.alarmId);
      return { ...tile, endedAtMs: isOpen ? null : (tile.endedAtMs ?? now) };
    })
    .filter((tile) => tile.endedAtMs === null || now < tile.endedAtMs + giveBackMs);
};

/** Cameras that people see whatever alarms do: those on tiles that no alarm can take. */
const camerasShown = (
  tiles: readonly StageTile[],
  offered: readonly StageTile[],
): ReadonlySet<CameraId> => {
  const offeredKeys = new Set(offered.map(keyOf));
  const fixed = tiles.filter((tile) => tile.isVisible && !offeredKeys.has(keyOf(tile)));
  return new Set(fixed.flatMap((tile) => tile.cameraId ?? []));
};

const giveTiles = (
  kept: readonly TakenTile[],
  wanting: readonly Alarm[],
  offered: readonly StageTile[],
  alarms: ReadonlyMap<AlarmId, Alarm>,
  now: number,
): { taken: TakenTile[]; waiting: Alarm[] } => {
  const taken = new Map(kept.map((tile) => [keyOf(tile), tile]));
  const queue = [...wanting];
  const waiting: Alarm[] = [];
  for (let alarm = queue.shift(); alarm !== undefined; alarm = queue.shift()) {
    const tile =
      freeTile(alarm, offered, taken) ?? displacedTile(alarm, offered, [...taken.values()], alarms);
    if (tile === undefined) {
      waiting.push(alarm);
      continue;
    }
    const displaced = alarms.get(taken.get(keyOf(tile))?.alarmId ?? ('' as AlarmId));
    taken.set(keyOf(tile), takenBy(alarm, tile, now));
    // Everyone still in the queue is no more urgent, so the displaced one lines up behind them.
    if (displaced !== undefined && displaced.response !== 'acknowledged') queue.push(displaced);
  }
  return { taken: [...taken.values()], waiting };
};

const takenBy = (alarm: Alarm, tile: StageTile, now: number): TakenTile => ({
  screenId: tile.screenId,
  index: tile.index,
  alarmId: alarm.alarmId,
  cameraId: alarm.cameraId ?? alarm.linkedCameraIds[0] ?? null,
  takenAtMs: now,
  endedAtMs: null,
});

/** The alarm's own tile where it has one, else the first that people can see. */
const freeTile = (
  alarm: Alarm,
  offered: readonly StageTile[],
  taken: ReadonlyMap<string, TakenTile>,
): StageTile | undefined => {
  const free = offered.filter((tile) => !taken.has(keyOf(tile)));
  return (
    free.find((tile) => alarm.cameraId !== null && tile.cameraId === alarm.cameraId) ??
    free.find((tile) => tile.isVisible) ??
    free[0]
  );
};

/**
 * With none free: one that only waits to be given back, then the oldest acknowledged one, then
 * the lowest and oldest of lower priority. A Critical is never displaced.
 */
const displacedTile = (
  alarm: Alarm,
  offered: readonly StageTile[],
  taken: readonly TakenTile[],
  alarms: ReadonlyMap<AlarmId, Alarm>,
): StageTile | undefined => {
  const ended = taken
    .filter((tile) => tile.endedAtMs !== null)
    .sort((a, b) => (a.endedAtMs ?? 0) - (b.endedAtMs ?? 0));
  const held = taken
    .flatMap((tile) => ({ tile, holder: alarms.get(tile.alarmId) }))
    .filter((one): one is { tile: TakenTile; holder: Alarm } => one.holder !== undefined)
    .filter(({ holder }) => holder.priority !== 'critical')
    .sort((a, b) => a.holder.raisedAtMs - b.holder.raisedAtMs);
  const acknowledged = held.filter(({ holder }) => holder.response === 'acknowledged');
  const lower = held
    .filter(({ holder }) => rankOf(holder.priority) > rankOf(alarm.priority))
    .sort((a, b) => rankOf(b.holder.priority) - rankOf(a.holder.priority));
  const victim = ended[0] ?? acknowledged[0]?.tile ?? lower[0]?.tile;
  return victim && offered.find((tile) => keyOf(tile) === keyOf(victim));
};

const lightsOf = (
  taken: readonly TakenTile[],
  waiting: readonly Alarm[],
  offered: readonly StageTile[],
  input: SpotlightInput,
): TileLight[] => {
  const takenAt = new Map(taken.map((tile) => [keyOf(tile), tile]));
  const framing = framesByCamera(input.alarms);
  // "+N" stands on the first alarm tile that people see, once for the whole wall.
  const first = offered.find((tile) => tile.isVisible && takenAt.has(keyOf(tile))) ?? offered[0];
  return input.tiles.flatMap((tile) => {
    const { screenId, index } = tile;
    const mine = takenAt.get(keyOf(tile));
    const moreAlarms = tile === first ? waiting.length : 0;
    if (mine !== undefined) {
      const alarmId = mine.endedAtMs === null ? mine.alarmId : null;
      return { screenId, index, alarmId, taken: { cameraId: mine.cameraId }, moreAlarms };
    }
    const alarmId = (tile.cameraId === null ? undefined : framing.get(tile.cameraId)) ?? null;
    if (alarmId === null && moreAlarms === 0) return [];
    return { screenId, index, alarmId, taken: null, moreAlarms };
  });
};

/** The most urgent alarm of each camera. */
const framesByCamera = (alarms: readonly Alarm[]): ReadonlyMap<CameraId, AlarmId> => {
  const frames = new Map<CameraId, AlarmId>();
  for (const alarm of alarms.filter(mayFrame).sort(byUrgency)) {
    if (alarm.cameraId !== null && !frames.has(alarm.cameraId)) {
      frames.set(alarm.cameraId, alarm.alarmId);
    }
  }
  return frames;
};

const nextGiveBack = (taken: readonly TakenTile[], giveBackMs: number): number | null => {
  const ends = taken.flatMap((tile) => tile.endedAtMs ?? []);
  return ends.length === 0 ? null : Math.min(...ends) + giveBackMs;
};
