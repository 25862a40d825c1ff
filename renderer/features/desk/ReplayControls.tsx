import type { PlanTile } from '#contract/scene';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import type { DeskCommand } from './deskCommand';
import { useDesk } from './useDesk';

const controls: readonly [string, string, DeskCommand][] = [
  ['back5', 'left', { kind: 'move-selection', column: -1, row: 0 }],
  ['on5', 'right', { kind: 'move-selection', column: 1, row: 0 }],
  ['slower', 'down', { kind: 'move-selection', column: 0, row: 1 }],
  ['faster', 'up', { kind: 'move-selection', column: 0, row: -1 }],
  ['pictureBack', 'pictureBack', { kind: 'replay-step', pictures: -1 }],
  ['pictureOn', 'pictureOn', { kind: 'replay-step', pictures: 1 }],
];

/** The moment of the selected tile: one button leads there and back, the others go through it. */
export function ReplayControls({ tile }: { tile: PlanTile | undefined }) {
  const { t } = useText();
  const { run, state } = useDesk();
  const isReplaying = tile?.replay != null;
  return (
    <div className="action-row replay-controls">
      <Button
        onPress={() => run({ kind: 'replay' })}
        keyOf="replay"
        isPressed={isReplaying}
        unavailable={tile?.camera ? undefined : t('desk.wall.emptyTile')}
        testId="replay"
      >
        {t(isReplaying ? 'desk.keys.toLive' : 'desk.keys.replay')}
      </Button>
      <Button
        onPress={() => run({ kind: 'timeline' })}
        keyOf="timeline"
        isPressed={state.timelineMs !== null}
        unavailable={tile?.camera ? undefined : t('desk.wall.emptyTile')}
        testId="open-timeline"
      >
        {t('timeline.title')}
      </Button>
      {isReplaying
        ? controls.map(([words, key, command]) => (
            <Button key={words} look="plain" keyOf={key} onPress={() => run(command)}>
              {t(`desk.wall.${words}`)}
            </Button>
          ))
        : null}
    </div>
  );
}
