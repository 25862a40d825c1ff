import type { PlanTile } from '#contract/scene';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { Timeline } from '../timeline';
import type { DeskCommand } from './deskCommand';
import { tilesInStep } from './inStep';
import { useDesk, useSeenView } from './useDesk';

/** Buttons that go through time: words, action, command. */
const jumps: readonly [string, DeskCommand, isOn?: true][] = [
  ['hourBack', { kind: 'replay-jump', byMs: -3_600_000 }],
  ['tenBack', { kind: 'replay-jump', byMs: -600_000 }],
  ['minuteBack', { kind: 'replay-jump', byMs: -60_000 }],
  ['minuteOn', { kind: 'replay-jump', byMs: 60_000 }, true],
  ['tenOn', { kind: 'replay-jump', byMs: 600_000 }, true],
  ['hourOn', { kind: 'replay-jump', byMs: 3_600_000 }, true],
  ['alarmBack', { kind: 'replay-alarm', by: -1 }],
  ['alarmOn', { kind: 'replay-alarm', by: 1 }, true],
];

/** The timeline 录像 of the selected tile, at the foot of the wall page while it is open. */
export function DeskTimeline({ tile }: { tile: PlanTile | undefined }) {
  const { t } = useText();
  const { state, run, dispatch } = useDesk();
  const view = useSeenView();
  if (state.timelineMs === null) return null;
  const camera = tile?.camera ?? null;
  return (
    <section className="timeline" data-testid="timeline" aria-label={t('timeline.title')}>
      <Button
        look="plain"
        keyOf="timeline"
        testId="leave-timeline"
        onPress={() => run({ kind: 'timeline' })}
      >
        {t('timeline.leave')}
      </Button>
      {tile === undefined || camera === null ? (
        <p className="timeline-standing">{t('desk.wall.emptyTile')}</p>
      ) : (
        <Timeline
          key={camera.cameraId}
          camera={camera}
          replay={tile.replay}
          alarms={view.alarms}
          lengthMs={state.timelineMs}
          onLength={(lengthMs) => dispatch({ type: 'timelineZoomed', lengthMs })}
          onAt={(atMs) => run({ kind: 'replay-at', atMs })}
        >
          <WholeWall inStep={tilesInStep(view.plans, tile)} />
          <Jumps isReplaying={tile.replay !== null} />
        </Timeline>
      )}
    </section>
  );
}

function Jumps({ isReplaying }: { isReplaying: boolean }) {
  const { t } = useText();
  const { run } = useDesk();
  return (
    <span className="timeline-jumps" role="group" aria-label={t('timeline.jumps')}>
      {jumps.map(([action, command, isOn]) => (
        <Button
          key={action}
          look="plain"
          keyOf={action}
          unavailable={isOn === true && !isReplaying ? t('palette.needs.replay') : undefined}
          onPress={() => run(command)}
        >
          {t(`timeline.${action}`)}
        </Button>
      ))}
    </span>
  );
}

/** The wall as one: to this time, and back to live. */
function WholeWall({ inStep }: { inStep: number }) {
  const { t } = useText();
  const { run } = useDesk();
  return (
    <span className="timeline-wall" role="group" aria-label={t('timeline.wholeWall')}>
      <Button
        keyOf="replayWall"
        isPressed={inStep > 0}
        testId="replay-wall"
        onPress={() => run({ kind: 'replay-wall' })}
      >
        {t(inStep > 0 ? 'timeline.wallLive' : 'timeline.wall')}
      </Button>
      {inStep > 0 ? (
        <span className="timeline-together" role="status" data-testid="in-step">
          {t('timeline.together', { tiles: inStep })}
        </span>
      ) : null}
    </span>
  );
}
