import './shift.css';
import type { Actor } from '#contract/actor';
import type { Handover, HandoverLine } from '#contract/handover';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';
import type { Ask } from './ask';
import { BeginForm, TakeForm } from './HandoverForms';
import { HandoverLines } from './HandoverLines';
import { useHandover } from './useHandover';

interface Props {
  actor: Actor;
  /** Everything that may change the list. */
  news: readonly unknown[];
  ask: Ask;
}

/** Everything that is handed over; the next officer confirms it line by line. */
export function HandoverPage({ actor, news, ask }: Props) {
  const { t } = useText();
  const { handover, reload } = useHandover(news);
  if (handover === undefined) return null;
  const { running, lines } = handover;
  const told: Ask = async (channel, args) => {
    const outcome = await ask(channel, args);
    await reload();
    return outcome;
  };
  const confirm = async (line: HandoverLine): Promise<void> => {
    const { lineId, stamp, confirmed } = line;
    await told('handover:confirm', { lineId, stamp, isConfirmed: confirmed === null });
  };
  const waiting = lines.filter(({ confirmed }) => confirmed === null).length;
  const isTaken = running !== null && running.to !== null;
  return (
    <div className="handover">
      <HandoverHead handover={handover} />
      {running === null ? (
        <BeginForm onBegin={(note) => void told('handover:begin', { note })} />
      ) : running.to === null ? (
        <TakeForm role={actor.role} onTake={(incoming) => void told('handover:take', incoming)} />
      ) : null}
      <HandoverLines lines={lines} onConfirm={isTaken ? confirm : undefined} />
      {running === null ? null : (
        <div className="action-bar handover-end">
          {isTaken ? (
            <Button
              look="primary"
              size="action"
              testId="handover-finish"
              onPress={() => void told('handover:finish', {})}
              unavailable={waiting > 0 ? t('handover.finishLater', { count: waiting }) : undefined}
            >
              {t('handover.finish')}
            </Button>
          ) : null}
          <span className="handover-progress" role="status" data-testid="handover-progress">
            {t('handover.progress', { done: lines.length - waiting, total: lines.length })}
          </span>
          <span className="top-space" />
          <Button
            look="plain"
            size="action"
            testId="handover-cancel"
            onPress={() => void told('handover:cancel', {})}
          >
            {t('handover.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Who gives, who takes, since when, and the words that were left. */
function HandoverHead({ handover: { running, last } }: { handover: Handover }) {
  const { t } = useText();
  const seat = ({ seat: number, name }: Actor) => t('seat.owner', { seat: number, name });
  if (running === null) {
    return (
      <>
        <p className="hint">{t('handover.hintBefore')}</p>
        {last === null ? null : (
          <p className="hint" data-testid="handover-last">
            {t('handover.last', {
              from: last.from.name,
              to: last.to.name,
              date: dateText(last.endedAtMs),
              time: clockText(last.endedAtMs),
              count: last.lineCount,
            })}
          </p>
        )}
      </>
    );
  }
  const { from, to, startedAtMs, note } = running;
  const began = { from: from.name, time: clockText(startedAtMs) };
  return (
    <>
      <p className="hint">
        {to === null ? t('handover.hintTake', began) : t('handover.hintConfirm')}
      </p>
      <dl className="handover-facts">
        <dt>{t('handover.from')}</dt>
        <dd>{seat(from)}</dd>
        <dt>{t('handover.to')}</dt>
        <dd>{to === null ? '–' : seat(to)}</dd>
        <dt>{t('handover.since')}</dt>
        <dd>
          {dateText(startedAtMs)} {clockText(startedAtMs)}
        </dd>
        <dt>{t('handover.note')}</dt>
        <dd className="handover-note">
          {note === '' ? <span className="hint">{t('handover.noNote')}</span> : note}
        </dd>
      </dl>
    </>
  );
}
