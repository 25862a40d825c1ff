import { useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';
import { tourDwells, type TourGroup, type TourSource } from '#contract/tour';
import { Button } from '../../kit/Button';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { PickField } from '../incidents';
import { groupOf, offeredDwell, sourceOf, type Draft } from './draft';
import { SourceFields } from './SourceFields';
import { TourLookTable } from './TourLookTable';
import { useTourLook } from './useTourLook';

interface Props {
  start: Draft;
  isKept: boolean;
  /** What became of the last saving. */
  note: ReactNode;
  onSave: (group: TourGroup, isStarted: boolean) => void;
  onRemove: (number: number) => void;
}

const whats: readonly TourSource['kind'][] = ['cameras', 'rule', 'scenes'];

/** One named tour: what it goes through, how long each stays, where it shows. */
export function GroupForm({ start, isKept, note, onSave, onRemove }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(start);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const read = sourceOf(draft);
  const source = 'source' in read ? read.source : undefined;
  const look = useTourLook(source);
  const group = groupOf(draft);
  const save = (isStarted: boolean): void => {
    if (group !== undefined) onSave(group, isStarted);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || !/^(Numpad)?Enter$/.test(event.code)) return;
    event.preventDefault();
    save(true);
  };
  return (
    <form
      className="tour-form"
      data-testid="tour-form"
      onKeyDown={onKeyDown}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        save(false);
      }}
    >
      <NameFields draft={draft} onChange={change} />
      <div onChange={({ target }) => takeChoice(target as HTMLInputElement, change)}>
        <PickField
          name="what"
          kind="radio"
          label={t('tour.groups.what')}
          choices={whats.map((one) => [one, t(`tour.groups.${one}`)])}
          chosen={draft.what}
          isLater
        />
      </div>
      <SourceFields draft={draft} onChange={change} />
      <div onChange={({ target }) => takeChoice(target as HTMLInputElement, change)}>
        <PickField
          name="dwell"
          kind="radio"
          label={t('tour.dwell')}
          choices={tourDwells.map((seconds) => [String(seconds), t('tour.seconds', { seconds })])}
          chosen={String(offeredDwell(draft.dwellS))}
          isLater
        />
        {draft.what === 'scenes' ? null : (
          <PickField
            name="where"
            kind="radio"
            label={t('tour.where')}
            choices={[
              ['tile', t('tour.thisTile')],
              ['screen', t('tour.allTiles')],
            ]}
            chosen={draft.isWholeScreen ? 'screen' : 'tile'}
            isLater
          />
        )}
      </div>
      <p className="tour-form-end">
        <button
          type="submit"
          className="button"
          data-look="primary"
          data-testid="tour-save"
          aria-disabled={group === undefined ? true : undefined}
        >
          {t('tour.groups.save')} <KeyCap label="Enter" />
        </button>
        <Button keyLabel="Ctrl Enter" onPress={() => save(true)} testId="tour-save-start">
          {t('tour.groups.start')}
        </Button>
        {isKept ? (
          <Button look="plain" onPress={() => onRemove(Number(draft.number))} testId="tour-remove">
            {t('tour.groups.remove')}
          </Button>
        ) : null}
        <span role="status">{note}</span>
      </p>
      <p className="hint">{t('tour.groups.hint')}</p>
      {source === undefined ? null : (
        <TourLookTable look={look} source={source} dwellS={draft.dwellS} />
      )}
    </form>
  );
}

function takeChoice(
  { name, value }: HTMLInputElement,
  change: (part: Partial<Draft>) => void,
): void {
  const what = whats.find((one) => one === value);
  if (name === 'what' && what !== undefined) change({ what });
  if (name === 'dwell') change({ dwellS: Number(value) });
  if (name === 'where') change({ isWholeScreen: value === 'screen' });
}

function NameFields({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useText();
  return (
    <div className="tour-names">
      <label className="case-field">
        {t('tour.groups.number')}
        <input
          className="field"
          name="number"
          inputMode="numeric"
          pattern="[1-9][0-9]{0,2}"
          required
          maxLength={3}
          value={draft.number}
          onChange={(event) => onChange({ number: event.target.value })}
        />
      </label>
      <label className="case-field">
        {t('tour.groups.name')}
        <input
          className="field"
          name="name"
          required
          pattern=".*\S.*"
          maxLength={60}
          autoComplete="off"
          value={draft.name}
          autoFocus
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
    </div>
  );
}
