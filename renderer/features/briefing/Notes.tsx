import type { ProgrammeItem } from '#contract/briefing';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { missingWords } from './missingWords';
import type { Presenting } from './useBriefing';
import { bothWords } from './words';

interface Props {
  item: ProgrammeItem | undefined;
  presenting: Presenting;
  missing: readonly string[];
}

/** What is said to this item; only the presenter sees it. */
export function Notes({ item, presenting, missing }: Props) {
  const { t, locale } = useText();
  const { noteSize, run } = presenting;
  const notes = item === undefined ? '' : bothWords(item.notes, locale);
  const rem = 1.75 + noteSize * 0.25;
  return (
    <div className="notes">
      <h2 className="part-title">
        {t('briefing.notes')} <span>{t('briefing.onlyYou')}</span>
        <span className="top-space" />
        <Button keyLabel="-" onPress={() => run({ kind: 'notes', step: -1 })}>
          {t('briefing.smaller')}
        </Button>
        <Button keyLabel="+" onPress={() => run({ kind: 'notes', step: 1 })}>
          {t('briefing.larger')}
        </Button>
      </h2>
      {missing.length === 0 ? null : (
        <p className="briefing-missing" role="status">
          {missingWords(missing, t)}
        </p>
      )}
      <p
        className="notes-words"
        data-testid="notes"
        style={{ fontSize: `${String(rem)}rem`, lineHeight: 1.57 }}
      >
        {notes === '' ? <span className="hint">{t('briefing.noNotes')}</span> : notes}
      </p>
    </div>
  );
}
