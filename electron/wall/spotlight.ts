import { priorities, type Alarm, type Priority } from '#contract/alarm';
import type { WallZone } from '#contract/alarmRule';
import type { AlarmId, CameraId, ScreenId } from '#contract/ids';
import { routes, type Routes } from './spotRoutes';
import { spotKey, TileCalm, type TileChange } from './tileCalm';

/** One tile of the scene, before any alarm is laid over it; in reading order per screen. */
export interface StageTile {
  screenId: ScreenId;
  /** Index in reading order. */
  index: number;
  /** The ordinary camera. */
  cameraId: CameraId | null;
  isAlarmTile: boolean;
  isPinned: boolean;
  /** Another camera may be in it at any moment: no alarm is thought to be seen there for good. */
  isFollowing?: boolean;
  /** False behind an enlarged tile. */
  isVisible: boolean;
  /** Somebody is at work in it: whatever it shows stays. */
  isInUse: boolean;
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
  /** The most urgent of those; absent where there are none. */
  morePriority?: Priority;
}

export interface SpotlightInput {
  tiles: readonly StageTile[];
  alarms: readonly Alarm[];
  now: number;
  giveBackMs: number;
  /** In a flood only a Critical takes a tile; the layout stays as it is. */
  isFlood: boolean;
  /** Somebody has accepted the incident of that alarm and works on it. */
  isWorked(alarmId: AlarmId): boolean;
  /** Zones 区域 of the wall that rules name; left out: there are none. */
  zones?: readonly WallZone[];
}

/** What one decision hands to the next. */
export interface SpotlightMemory {
  taken: readonly TakenTile[];
  changes: readonly TileChange[];
}

export const nothingTaken: SpotlightMemory = { taken: [], changes: [] };

export interface SpotlightDecision extends SpotlightMemory {
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
const mayTake = ({ priority, ruling }: Alarm, isFlood: boolean): boolean =>
  priority === 'critical' || (priority === 'high' && !isFlood && ruling.hasTile);
const mayFrame = ({ priority, ruling }: Alarm): boolean =>
  priority === 'critical' || (ruling.hasFrame ?? priority !== 'low');

/**
 * Which alarm frames which tile, and which takes an alarm tile (ux.md §5.8). A pure step from the
 * tiles taken before to the tiles taken now.
 */
export const decideSpotlight = (
  before: SpotlightMemory,
  input: SpotlightInput,
): SpotlightDecision => {
  const alarms = new Map(input.alarms.map((alarm) => [alarm.alarmId, alarm]));
  const calm = new TileCalm(before.changes, input.now);
  const offered = input.tiles.filter((tile) => tile.isAlarmTile && !tile.isPinned);
  const kept = keepTaken(before.taken, offered, alarms, calm, input);
  const wanting = alarmsWanting(before.taken, kept, offered, alarms, input);
  const mayGo = routes(offered, input.zones ?? []);
  const { taken, waiting } = giveTiles({ kept, wanting, offered, mayGo, alarms, calm, input });
  return {
    taken,
    changes: calm.changes(),
    lights: lightsOf(taken, waiting, offered, mayGo, input),
    nextAtMs: nextDecision(taken, waiting, calm, input),
  };
};

/** Alarms that should have a tile and have none, most urgent first. */
const alarmsWanting = (
  before: readonly TakenTile[],
  kept: readonly TakenTile[],
  offered: readonly StageTile[],
  alarms: ReadonlyMap<AlarmId, Alarm>,
  input: SpotlightInput,
): Alarm[] => {
  const shown = camerasShown(input.tiles, offered);
  const hasTile = new Set(kept.map((tile) => tile.alarmId));
  // A layout that took the tile away must not make an alarm in hand vanish, acknowledged or not.
  const hadTile = new Set(before.map((tile) => tile.alarmId));
  return input.alarms
    .filter((alarm) => mayTake(alarm, input.isFlood) && !hasTile.has(alarm.alarmId))
    .filter((alarm) => alarm.response !== 'acknowledged' || hadTile.has(alarm.alarmId))
    .filter((alarm) => alarm.cameraId === null || !shown.has(alarm.cameraId))
    .filter((alarm) => !isShownByFirst(alarm, alarms))
    .sort(byUrgency);
};

/** One happening takes one tile, unless a later alarm of it is more urgent than the first. */
const isShownByFirst = (alarm: Alarm, alarms: ReadonlyMap<AlarmId, Alarm>): boolean => {
  const first = alarm.firstAlarmId === null ? undefined : alarms.get(alarm.firstAlarmId);
  // A rule may keep the first one off the tiles; then it shows nothing for the others.
  if (first?.ruling.hasTile === false) return false;
  return first !== undefined && rankOf(first.priority) <= rankOf(alarm.priority);
};

/** Tiles that stay taken: still alarm tiles, and not yet due to be given back. */
const keepTaken = (
  before: readonly TakenTile[],
  offered: readonly StageTile[],
  alarms: ReadonlyMap<AlarmId, Alarm>,
  calm: TileCalm,
  { now, giveBackMs }: SpotlightInput,
): TakenTile[] => {
  const stage = new Map(offered.map((tile) => [spotKey(tile), tile]));
  return before
    .filter((tile) => stage.has(spotKey(tile)))
    .map((tile) => {
      const isOpen = alarms.has(tile.alarmId);
      return { ...tile, endedAtMs: isOpen ? null : (tile.endedAtMs ?? now) };
    })
    .filter((tile) => {
      if (tile.endedAtMs === null || now < tile.endedAtMs + giveBackMs) return true;
      if (stage.get(spotKey(tile))?.isInUse === true || !calm.mayChange(tile, null)) return true;
      calm.changed(tile);
      return false;
    });
};

/** Cameras that people see whatever alarms do: those on tiles that no alarm can take. */
const camerasShown = (
  tiles: readonly StageTile[],
  offered: readonly StageTile[],
): ReadonlySet<CameraId> => {
  const offeredKeys = new Set(offered.map(spotKey));
  const fixed = tiles.filter(
    (tile) => tile.isVisible && tile.isFollowing !== true && !offeredKeys.has(spotKey(tile)),
  );
  return new Set(fixed.flatMap((tile) => tile.cameraId ?? []));
};

interface Giving {
  kept: readonly TakenTile[];
  wanting: readonly Alarm[];
  offered: readonly StageTile[];
  mayGo: Routes;
  alarms: ReadonlyMap<AlarmId, Alarm>;
  calm: TileCalm;
  input: SpotlightInput;
}

const giveTiles = (giving: Giving): { taken: TakenTile[]; waiting: Alarm[] } => {
  const { alarms, calm, input } = giving;
  const taken = new Map(giving.kept.map((tile) => [spotKey(tile), tile]));
  const queue = [...giving.wanting];
  const waiting: Alarm[] = [];
  for (let alarm = queue.shift(); alarm !== undefined; alarm = queue.shift()) {
    const wants = alarm;
    const open = giving.offered.filter(
      (tile) => !tile.isInUse && giving.mayGo(wants, tile) && calm.mayChange(tile, wants),
    );
    const tile =
      freeTile(alarm, open, taken) ??
      displacedTile(alarm, open, [...taken.values()], alarms, (one) => input.isWorked(one));
    if (tile === undefined) {
      waiting.push(alarm);
      continue;
    }
    const displaced = alarms.get(taken.get(spotKey(tile))?.alarmId ?? ('' as AlarmId));
    taken.set(spotKey(tile), takenBy(alarm, tile, input.now));
    calm.changed(tile);
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
  const free = offered.filter((tile) => !taken.has(spotKey(tile)));
  return (
    free.find((tile) => alarm.cameraId !== null && tile.cameraId === alarm.cameraId) ??
    free.find((tile) => tile.isVisible) ??
    free[0]
  );
};

/**
 * With none free: one that only waits to be given back, then the oldest acknowledged one, then
 * the lowest and oldest of lower priority. Never a Critical, nor what somebody works on.
 */
const displacedTile = (
  alarm: Alarm,
  offered: readonly StageTile[],
  taken: readonly TakenTile[],
  alarms: ReadonlyMap<AlarmId, Alarm>,
  isWorked: (alarmId: AlarmId) => boolean,
): StageTile | undefined => {
  const openKeys = new Set(offered.map(spotKey));
  const held = taken.filter((tile) => openKeys.has(spotKey(tile)));
  const ended = held
    .filter((tile) => tile.endedAtMs !== null)
    .sort((a, b) => (a.endedAtMs ?? 0) - (b.endedAtMs ?? 0));
  const holding = held
    .flatMap((tile) => ({ tile, holder: alarms.get(tile.alarmId) }))
    .filter((one): one is { tile: TakenTile; holder: Alarm } => one.holder !== undefined)
    .filter(({ holder }) => holder.priority !== 'critical' && !isWorked(holder.alarmId))
    .sort((a, b) => a.holder.raisedAtMs - b.holder.raisedAtMs);
  const acknowledged = holding.filter(({ holder }) => holder.response === 'acknowledged');
  const lower = holding
    .filter(({ holder }) => rankOf(holder.priority) > rankOf(alarm.priority))
    .sort((a, b) => rankOf(b.holder.priority) - rankOf(a.holder.priority));
  const victim = ended[0] ?? acknowledged[0]?.tile ?? lower[0]?.tile;
  return victim && offered.find((tile) => spotKey(tile) === spotKey(victim));
};

const lightsOf = (
  taken: readonly TakenTile[],
  waiting: readonly Alarm[],
  offered: readonly StageTile[],
  mayGo: Routes,
  input: SpotlightInput,
): TileLight[] => {
  const takenAt = new Map(taken.map((tile) => [spotKey(tile), tile]));
  const framing = framesByCamera(input.alarms);
  const more = moreAt(taken, waiting, { offered, mayGo, tiles: input.tiles });
  return input.tiles.flatMap((tile) => {
    const { screenId, index } = tile;
    const mine = takenAt.get(spotKey(tile));
    const told = more.get(tile) ?? { moreAlarms: 0 };
    if (mine !== undefined) {
      const alarmId = mine.endedAtMs === null ? mine.alarmId : null;
      return { screenId, index, alarmId, taken: { cameraId: mine.cameraId }, ...told };
    }
    const alarmId = (tile.cameraId === null ? undefined : framing.get(tile.cameraId)) ?? null;
    if (alarmId === null && told.moreAlarms === 0) return [];
    return { screenId, index, alarmId, taken: null, ...told };
  });
};

type More = Pick<TileLight, 'moreAlarms' | 'morePriority'>;

/**
 * "+N" stands on the first alarm tile that people see of those that each could have had, once; where
 * all are pinned, on the first of these: an alarm without a tile is still told to whoever looks up.
 */
const moreAt = (
  taken: readonly TakenTile[],
  waiting: readonly Alarm[],
  at: { offered: readonly StageTile[]; mayGo: Routes; tiles: readonly StageTile[] },
): ReadonlyMap<StageTile, More> => {
  const takenKeys = new Set(taken.map(spotKey));
  const more = new Map<StageTile, More>();
  const pinned = at.tiles.find((tile) => tile.isAlarmTile && tile.isVisible);
  for (const alarm of [...waiting].sort(byUrgency)) {
    const mine = at.offered.filter((tile) => at.mayGo(alarm, tile));
    const seen = mine.find((tile) => tile.isVisible && takenKeys.has(spotKey(tile))) ?? mine[0];
    const first = seen ?? pinned;
    if (first === undefined) continue;
    const { moreAlarms, morePriority } = more.get(first) ?? { moreAlarms: 0 };
    more.set(first, { moreAlarms: moreAlarms + 1, morePriority: morePriority ?? alarm.priority });
  }
  return more;
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

/** A tile is given back, or has been calm for long enough for somebody who waits. */
const nextDecision = (
  taken: readonly TakenTile[],
  waiting: readonly Alarm[],
  calm: TileCalm,
  { now, giveBackMs }: SpotlightInput,
): number | null => {
  const ends = taken.flatMap(({ endedAtMs }) => (endedAtMs === null ? [] : endedAtMs + giveBackMs));
  const isHeldUp = waiting.length > 0 || ends.some((end) => end <= now);
  const calmAtMs = isHeldUp ? calm.nextAtMs() : null;
  const times = [...ends.filter((end) => end > now), ...(calmAtMs === null ? [] : [calmAtMs])];
  return times.length === 0 ? null : Math.min(...times);
};
