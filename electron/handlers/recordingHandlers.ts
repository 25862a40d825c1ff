import type { RequestArgs } from '#contract/channels';
import { failure, success, type Outcome } from '#contract/outcome';
import { usualFastest } from '#contract/replay';
import type { Sender } from '../wall/ports';
import type { ReplayedTile } from '../wall/tileReplays';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** recording:* and wall:* — what recorders keep 录像, and a whole wall that shows it. */
export const recordingHandlers = (deps: HandlerDeps): HandlersOf<'recording' | 'wall'> => ({
  'recording:spans': ({ cameraId, fromMs, toMs }) =>
    deps.station.recordings.spans(cameraId, fromMs, toMs),
  'recording:stretch': (asked, sender) => {
    const { cameraId, fromMs, toMs, profile, rate = 1, dueInMs = 0 } = asked;
    if (!isShowing(deps, asked, sender) && !isOfAlarm(deps, asked)) {
      return failure('recording/not-shown');
    }
    return deps.station.recordings.stretch(cameraId, fromMs, toMs, profile, { rate, dueInMs });
  },
  'wall:replay': (args) => {
    const outcome = replayWall(deps, args);
    const { kind } = args.order;
    // That a wall was turned to the past and back is a fact for the log; moving in it is not.
    if (kind !== 'at' && kind !== 'rewind' && kind !== 'live') return outcome;
    const screens = args.screenIds?.join(' ') ?? 'all';
    return logged(deps, 'wall:replay', `screens ${screens} ${kind}`, outcome);
  },
});

type Stretch = RequestArgs<'recording:stretch'>;

/** A window gets recorded pictures of what it was told to show; the desk sees what any wall shows. */
const isShowing = (
  { station }: HandlerDeps,
  { cameraId }: Stretch,
  { screenId }: Sender,
): boolean => {
  const plans = station.plans();
  const told = screenId === null ? Object.values(plans) : [plans[screenId]];
  return told.some((plan) =>
    plan?.tiles.some(
      ({ camera, replay }) => camera?.cameraId === cameraId && replay?.isRecording === true,
    ),
  );
};

/** So much around its begin cards and cases show of an alarm. */
const aroundAlarmMs = 60_000;

const isOfAlarm = ({ station }: HandlerDeps, { cameraId, fromMs, toMs }: Stretch): boolean =>
  station.alarms
    .all()
    .some(
      (alarm) =>
        alarm.cameraId === cameraId &&
        fromMs >= alarm.raisedAtMs - aroundAlarmMs &&
        toMs <= alarm.raisedAtMs + aroundAlarmMs,
    );

const replayWall = (
  { station }: HandlerDeps,
  { screenIds, order }: RequestArgs<'wall:replay'>,
): Outcome<{ tiles: number }> => {
  const plans = station.plans();
  const wanted = screenIds ?? station.screens().map(({ screenId }) => screenId);
  const tiles: ReplayedTile[] = [];
  for (const screenId of wanted) {
    const plan = plans[screenId];
    if (plan === undefined) return failure('scene/unknown-screen');
    for (const { tileId, camera } of plan.tiles) {
      if (camera !== null) tiles.push({ screenId, tileId, cameraId: camera.cameraId });
    }
  }
  const taken = station.replays.orderAll(tiles, order);
  const isRefused = taken === 0 && order.kind === 'rate' && order.rate > usualFastest;
  return isRefused ? failure('recording/not-faster') : success({ tiles: taken });
};
