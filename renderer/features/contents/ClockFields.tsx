import { useId } from 'react';
import type { Clock } from '#contract/content';
import { useText } from '../../kit/text/useText';
import { WordsFields } from './WordsFields';

const zones = Intl.supportedValuesOf('timeZone');

/** Whose time a clock shows, and what it is called. */
export function ClockFields({ clock }: { clock: Clock | undefined }) {
  const { t } = useText();
  const list = useId();
  return (
    <>
      <WordsFields label={t('content.clock.name')} start={clock?.name} most={40} />
      <label className="case-field wide">
        {t('content.clock.zone')}
        <input
          className="field zone-field"
          name="zone"
          defaultValue={clock?.zone ?? ''}
          maxLength={60}
          list={list}
          placeholder={t('content.clock.ownZone')}
          autoComplete="off"
        />
        <datalist id={list}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </label>
    </>
  );
}
