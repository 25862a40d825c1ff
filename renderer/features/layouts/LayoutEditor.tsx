import './layouts.css';
import type { PreviewView } from '#contract/preview';
import type { PlanTile, Screen } from '#contract/scene';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { tileAtPlace, type Editing } from './editing';
import type { EditorCommand } from './editorKeys';
import { EditRow } from './EditRow';
import { Miniature, type DrawPicture } from './Miniature';
import { PresetStrip } from './PresetStrip';
import { PreviewNews } from './PreviewNews';

/** Commands of the desk that mean the chosen tile of the preview here. */
type DeskKind = 'pin' | 'reserve' | 'board' | 'take-off' | 'undo' | 'take' | 'leave' | 'give-up';

interface Props {
  preview: PreviewView;
  screens: readonly Screen[];
  screen: Screen;
  editing: Editing;
  picture: DrawPicture;
  onScreen: (screen: Screen) => void;
  onTile: (tile: PlanTile) => void;
  onPreset: (tileCount: number) => void;
  onCommand: (command: EditorCommand) => void;
  onDesk: (kind: DeskKind) => void;
  onSave: () => void;
  isSaving: boolean;
  /** The form that names the scene, while it is open. */
  saveForm: React.ReactNode;
}

/** The preview 预备 of one screen, edited by keys and buttons; nothing here reaches the wall. */
export function LayoutEditor(props: Props) {
  const { preview, screens, screen, editing, onDesk, onCommand } = props;
  const { t } = useText();
  const plan = preview.plans[screen.screenId];
  const content = preview.contents[screen.screenId];
  if (plan === undefined || content === undefined) return null;
  const tile = tileAtPlace(plan, editing.at) ?? plan.tiles[0];
  const missing = preview.missing.filter(({ screenId }) => screenId === screen.screenId);
  return (
    <section className="centre editor" aria-label={t('layouts.title')} data-testid="layouts">
      <div className="region-head">
        <h2 className="editor-title">{t('layouts.title')}</h2>
        {screens.map((one) => (
          <button
            key={one.screenId}
            type="button"
            className="tab"
            aria-pressed={one.screenId === screen.screenId}
            onClick={() => props.onScreen(one)}
          >
            {one.name === '' ? t('desk.wall.number', { number: one.number }) : one.name}
            {preview.changed.includes(one.screenId) ? ` · ${t('layouts.changed')}` : ''}
          </button>
        ))}
        <span className="top-space" />
        <Button look="plain" keyOf="leave" onPress={() => onDesk('leave')}>
          {t('desk.close')}
        </Button>
      </div>
      <div className="editor-body">
        <PresetStrip
          layout={plan.layout}
          onPreset={props.onPreset}
          onMatrix={(by) => onCommand({ kind: 'matrix', ...by })}
        />
        <Miniature
          screen={screen}
          plan={plan}
          content={content}
          missing={new Set(missing.map(({ tileId }) => tileId))}
          chosen={tile?.tileId}
          waiting={editing.picking?.tileId}
          region={editing.region}
          picture={props.picture}
          onTile={props.onTile}
        />
        {tile === undefined ? null : (
          <EditRow
            screen={screen}
            plan={plan}
            tile={tile}
            editing={editing}
            onCommand={onCommand}
            onDesk={onDesk}
          />
        )}
        <PreviewNews preview={preview} />
      </div>
      {props.saveForm}
      <TakeRow {...props} />
    </section>
  );
}

/** What becomes of the preview: taken, undone, kept as a scene, given up. */
function TakeRow({ preview, onDesk, onSave, isSaving }: Props) {
  const { t } = useText();
  const unchanged = preview.changed.length === 0 ? t('layouts.unchanged') : undefined;
  return (
    <div className="action-bar">
      <Button
        look="primary"
        size="action"
        keyOf="take"
        onPress={() => onDesk('take')}
        unavailable={unchanged}
        testId="take"
      >
        {t('layouts.take')}
      </Button>
      <Button
        size="action"
        keyOf="undo"
        onPress={() => onDesk('undo')}
        unavailable={preview.steps.length === 0 ? t('layouts.noSteps') : undefined}
      >
        {t('layouts.undo')}
      </Button>
      <Button size="action" onPress={onSave} isPressed={isSaving} testId="preview-save">
        {t('layouts.save')}
      </Button>
      <span className="top-space" />
      <Button look="plain" size="action" onPress={() => onDesk('give-up')} testId="give-up">
        {t('layouts.giveUp')}
      </Button>
    </div>
  );
}
