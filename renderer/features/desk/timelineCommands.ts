import type { Camera } from '#contract/camera';
import { replayPositionMs } from '#contract/replay';
import type { PlanTile, Screen } from '#contract/scene';
import { alarmsOfCamera, leadMs, nextAlarmAt, readDigits, zoomedLength } from '../timeline';
import type { CommandRoom } from './commandRoom';
import type { DeskCommand } from './deskCommand';
import { orderReplay, replayTarget, replayWall, type ReplayTarget } from './replayCommands';

type Run = Promise<unknown> | undefined;

/** Nearer to now than that there is nothing to go to but live. */
const liveMs = 2_000;
/** What is frozen while all is live: recorders have it a little later than walls show it. */
const recordedAfterMs = 15_000;
/** How far from what is seen alarms are looked for. */
const alarmsWithinMs = 7 * 86_400_000;

/** Recorded video 录像 of the selected tile of a screen, and of the whole wall. */
export function runOnTimeline(
  command: DeskCommand,
  room: CommandRoom,
  { screenId }: Screen,
  tile: PlanTile | undefined,
): Run {
  const { state, dispatch, now } = room;
  if (command.kind === 'timeline') {
    dispatch({ type: 'timelineToggled' });
    return Promise.resolve();
  }
  if (command.kind === 'timeline-zoom') {
    const lengthMs = zoomedLength(state.timelineMs ?? 0, command.by);
    dispatch({ type: 'timelineZoomed', lengthMs });
    return Promise.resolve();
  }
  if (tile?.camera == null) return undefined;
  const target = replayTarget(screenId, tile, room);
  const atMs = tile.replay === null ? now : Math.round(replayPositionMs(tile.replay, now));
  switch (command.kind) {
    case 'replay-jump':
      // Ahead of now there is nothing; a tile that is live stays so.
      if (tile.replay === null && command.byMs > 0) return Promise.resolve();
      return goTo(target, atMs + command.byMs, now);
    case 'replay-at':
      return goTo(target, command.atMs, now);
    case 'replay-typed':
      return goToTyped(target, command.digits, atMs, room);
    case 'replay-alarm':
      return goToAlarm(target, tile.camera, { atMs, by: command.by }, room);
    case 'replay-wall':
      return turnWall(target, atMs, room);
    default:
      return undefined;
  }
}

/** From there on as fast as before; what reaches now is live. */
function goTo(target: ReplayTarget, atMs: number, now: number): Promise<unknown> {
  if (atMs > now - liveMs) return orderReplay(target, { kind: 'live' });
  const rate = target.tile.replay?.rate ?? 1;
  return orderReplay(target, { kind: 'at', atMs: Math.round(atMs), rate });
}

function goToTyped(
  target: ReplayTarget,
  digits: string,
  dayMs: number,
  { now, dispatch }: CommandRoom,
): Promise<unknown> {
  const atMs = readDigits(digits, dayMs, now);
  if (atMs !== null) return goTo(target, atMs, now);
  const code = 'recording/no-time';
  dispatch({ type: 'refused', code, detail: undefined, subject: digits });
  return Promise.resolve();
}

async function goToAlarm(
  target: ReplayTarget,
  camera: Camera,
  { atMs, by }: { atMs: number; by: 1 | -1 },
  { ask, now }: CommandRoom,
): Promise<void> {
  const range =
    by < 0
      ? { fromMs: atMs - alarmsWithinMs, toMs: atMs }
      : { fromMs: atMs, toMs: Math.min(now, atMs + alarmsWithinMs) + 1 };
  const alarms = await alarmsOfCamera((query) => ask('alarm:history', query), camera, range);
  const raised = alarms.map(({ raisedAtMs }) => raisedAtMs);
  const next = nextAlarmAt(raised, atMs, by);
  if (next !== undefined) await goTo(target, Math.min(next, now - leadMs), now);
}

/** The whole wall stands at the time of this tile; when it does already, all is live again. */
async function turnWall(
  { isInStep, tile }: ReplayTarget,
  atMs: number,
  { ask, now, dispatch }: CommandRoom,
): Promise<void> {
  if (isInStep) {
    await replayWall(ask, { kind: 'live' });
    return;
  }
  const stillMs = tile.replay === null ? now - recordedAfterMs : atMs;
  const turned = await replayWall(ask, { kind: 'at', atMs: stillMs, rate: 0 });
  if (!turned.ok || turned.value.tiles > 0) return;
  // Not one tile of the wall has a recorder behind it.
  const code = 'recording/not-offered';
  dispatch({ type: 'refused', code, detail: undefined, subject: '' });
}
