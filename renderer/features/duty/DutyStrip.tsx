import './duty.css';
import type { Call } from '#contract/call';
import type { SystemAlarm } from '#contract/systemAlarm';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

interface Props {
  systemAlarms: readonly SystemAlarm[];
  isSoundTestDue: boolean;
  calls: readonly Call[];
  isLead: boolean;
  onTest: () => void;
  onOpen: (call: Call) => void;
  onSeen: (call: Call) => void;
}

/** Above the alarms: what is wrong with the program itself, and who calls the lead. */
export function DutyStrip(props: Props) {
  const { systemAlarms, isSoundTestDue, calls, isLead, onTest } = props;
  const { t } = useText();
  if (systemAlarms.length + calls.length === 0 && !isSoundTestDue) return null;
  return (
    <div className="duty" data-testid="duty">
      {systemAlarms.map((alarm) => (
        <SystemRow key={alarm.trouble} alarm={alarm} />
      ))}
      {isSoundTestDue ? (
        <div className="duty-row" data-testid="sound-test-due">
          <Icon name="sound" size="1.5rem" />
          <span className="alarm-words">
            <span className="alarm-title">{t('sound.due')}</span>
            <span className="alarm-state">{t('sound.dueHint')}</span>
          </span>
          <Button onPress={onTest}>{t('sound.test')}</Button>
        </div>
      ) : null}
      {calls.length === 0 ? null : (
        <section aria-label={t('call.title', { count: calls.length })} data-testid="calls">
          <h3 className="duty-title">
            {t(isLead ? 'call.title' : 'call.officer', { count: calls.length })}
          </h3>
          {calls.slice(0, 20).map((call, index) => (
            <CallRow key={call.callId} call={call} isFirst={index === 0} {...props} />
          ))}
        </section>
      )}
    </div>
  );
}

function SystemRow({ alarm: { trouble, priority, sinceMs } }: { alarm: SystemAlarm }) {
  const { t } = useText();
  return (
    <div className="duty-row" role="status" data-system={trouble}>
      <PrioritySymbol priority={priority} size="1.75rem" />
      <Icon name="wrench" size="1.5rem" />
      <span className="alarm-words">
        <span className="alarm-title strong">{t(`system.trouble.${trouble}`)}</span>
        <span className="duty-help">{t(`system.help.${trouble}`)}</span>
        <span className="alarm-state">
          {t('system.title')} · <b data-word={priority}>{t(`priority.${priority}`)}</b> ·{' '}
          {t('system.since', { time: clockText(sinceMs) })}
        </span>
      </span>
    </div>
  );
}

function CallRow({
  call,
  isFirst,
  isLead,
  onOpen,
  onSeen,
}: Props & { call: Call; isFirst: boolean }) {
  const { t, locale } = useText();
  const words = localText(call.words, locale);
  return (
    <div className="duty-row" data-call={call.kind}>
      <PrioritySymbol priority={call.priority} size="1.75rem" />
      <span className="alarm-words">
        <span className="alarm-title">
          <b>{t(`call.kind.${call.kind}`)}</b> {localText(call.place, locale)}{' '}
          {localText(call.what, locale)}
        </span>
        {words === '' ? null : <span className="duty-help">{words}</span>}
        <span className="alarm-state">{clockText(call.atMs)}</span>
      </span>
      <Button look="plain" onPress={() => onOpen(call)}>
        {t('call.open')}
      </Button>
      {isLead ? (
        <Button {...(isFirst ? { keyOf: 'callSeen' } : {})} onPress={() => onSeen(call)}>
          {t('call.seen')}
        </Button>
      ) : null}
    </div>
  );
}
