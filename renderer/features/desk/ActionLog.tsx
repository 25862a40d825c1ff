import { useEffect, useState } from 'react';
import type { ActionLine } from '#contract/channels';
import { request } from '../../bridge/bridge';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';
import { Overlay } from './Overlay';

const mostLines = 200;

/** Who did what from this station, newest first. Append-only; nothing here can be changed. */
export function ActionLog() {
  const { t } = useText();
  const [lines, setLines] = useState<ActionLine[]>();
  useEffect(() => {
    void request('action:list', { limit: mostLines }).then((outcome) => {
      setLines(outcome.ok ? outcome.value : []);
    });
  }, []);
  return (
    <Overlay title={t('desk.log.title')} testId="action-log">
      {lines?.length === 0 ? <p className="hint">{t('desk.log.none')}</p> : null}
      {lines?.map((line, index) => (
        <p key={`${line.atMs} ${index}`} className="change">
          <time>
            {dateText(line.atMs)} {clockText(line.atMs)}
          </time>
          <span>
            {t(`desk.action.${line.action.replace(':', '_')}`)} {line.subject}
          </span>
          <span className="change-by">
            {line.result === 'done' ? null : `${faultWords(line.result, t)} · `}
            {t('seat.owner', { seat: line.actor.seat, name: line.actor.name })}
          </span>
        </p>
      ))}
    </Overlay>
  );
}
