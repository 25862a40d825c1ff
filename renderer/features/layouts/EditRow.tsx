import type { PlanTile, Screen, ScreenPlan } from '#contract/scene';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import type { Editing } from './editing';
import type { EditorCommand } from './editorKeys';

interface Props {
  screen: Screen;
  plan: ScreenPlan;
  tile: PlanTile;
  editing: Editing;
  onCommand: (command: EditorCommand) => void;
  onDesk: (kind: 'pin' | 'reserve' | 'board' | 'take-off') => void;
}

/** What can be done with the chosen tile; what waits for a second one says so. */
export function EditRow({ screen, plan, tile, editing, onCommand, onDesk }: Props) {
  const { t } = useText();
  const { picking, region } = editing;
  const run = (kind: 'merge' | 'split' | 'swap' | 'equalise') => () => onCommand({ kind });
  return (
    <>
      <div className="edit-row" role="group" aria-label={t('layouts.tile', { tile: tile.number })}>
        <Button
          onPress={run('merge')}
          keyLabel="Shift M"
          isPressed={picking?.what === 'merge'}
          testId="edit-merge"
        >
          {t('layouts.merge')}
        </Button>
        <Button onPress={run('split')} keyLabel="Shift D" testId="edit-split">
          {t('layouts.split')}
        </Button>
        <Button
          onPress={run('swap')}
          keyLabel="R"
          isPressed={picking?.what === 'swap'}
          testId="edit-swap"
        >
          {t('layouts.swap')}
        </Button>
        <Button onPress={run('equalise')} keyLabel="=" testId="edit-equalise">
          {t('layouts.equalise')}
        </Button>
        <Button onPress={() => onDesk('pin')} keyOf="pin" isPressed={tile.isPinned}>
          {t('desk.wall.pin')}
        </Button>
        <Button onPress={() => onDesk('reserve')} keyOf="reserve" isPressed={tile.isAlarmTile}>
          {t('layouts.reserved')}
        </Button>
        <Button onPress={() => onDesk('board')} keyOf="board">
          {t('layouts.other')}
        </Button>
        <Button onPress={() => onDesk('take-off')} keyOf="off">
          {t('desk.wall.off')}
        </Button>
      </div>
      <p className="edit-facts">
        <b>{t('layouts.tile', { tile: tile.number })}</b>
        <span>{sizeWords(tile, plan, screen)}</span>
        <span className="edit-hint" role="status">
          {picking !== null
            ? t(`layouts.pick.${picking.what}`, { tile: picking.tileId })
            : region !== null
              ? t('layouts.pick.span')
              : t('layouts.hint')}
        </span>
        <span className="top-space" />
        <span>{t('layouts.whole', { tiles: plan.layout.tileCount })}</span>
      </p>
    </>
  );
}

/** "2 × 1 · 640 × 270 px" on the wall. */
function sizeWords({ slot }: PlanTile, { layout }: ScreenPlan, screen: Screen): string {
  const width = Math.round((screen.widthPx * slot.columnSpan) / layout.columns);
  const height = Math.round((screen.heightPx * slot.rowSpan) / layout.rows);
  const cells = `${String(slot.columnSpan)} × ${String(slot.rowSpan)}`;
  return `${cells} · ${String(width)} × ${String(height)} px`;
}
