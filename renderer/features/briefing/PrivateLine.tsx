import type { Alarm } from '#contract/alarm';
import type { BriefingStanding } from '#contract/briefing';
import { KeyCap } from '../../kit/KeyCap';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { faultWords } from '../../kit/text/faultWords';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import type { Presenting } from './useBriefing';

interface Props {
  /** Not yet acknowledged, most urgent first. */
  alarms: readonly Alarm[];
  presenting: Presenting;
  standing: BriefingStanding;
}

/** Told to the presenter and to nobody else: the most urgent alarm; and the keys. */
export function PrivateLine({ alarms, presenting, standing }: Props) {
  const { t, locale } = useText();
  const [alarm] = alarms;
  const { digits, refusal } = presenting;
  const isRehearsed = alarm?.isRehearsal === true;
  const isCritical = alarm?.priority === 'critical' && !isRehearsed;
  const isShown = standing.showsAlarms || isRehearsed;
  return (
    <footer className="private-line" data-critical={isCritical}>
      {digits === '' ? null : (
        <output className="briefing-digits" data-testid="briefing-digits">
          {digits}
        </output>
      )}
      {refusal === null ? null : (
        <span className="refusal" role="alert" data-testid="briefing-refusal">
          {faultWords(refusal, t)}
        </span>
      )}
      {alarm === undefined ? (
        <span className="hint">{t('briefing.noAlarm')}</span>
      ) : (
        <span
          className="private-alarm"
          data-testid="private-alarm"
          role={isCritical ? 'alert' : 'status'}
        >
          <PrioritySymbol priority={alarm.priority} size="1.5rem" />
          <b>{localText(alarm.place, locale)}</b> {localText(alarm.what, locale)}{' '}
          {clockText(alarm.raisedAtMs)}
          {' · '}
          {t(isShown ? 'briefing.alarmShown' : 'briefing.alarmHidden')}
          {alarms.length > 1 ? ` · ${t('briefing.more', { count: alarms.length - 1 })}` : ''}
        </span>
      )}
      <span className="top-space" />
      <Keys />
    </footer>
  );
}

/** What the clicker does, and a number. */
function Keys() {
  const { t } = useText();
  return (
    <span className="briefing-keys">
      <KeyCap label="←" /> <KeyCap label="→" /> {t('briefing.keys.step')}
      <KeyCap label="3" /> <KeyCap label="Enter" /> {t('briefing.keys.number')}
      <KeyCap label="?" /> {t('briefing.keys.all')}
    </span>
  );
}
