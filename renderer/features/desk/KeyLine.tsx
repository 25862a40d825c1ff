import { useEffect } from 'react';
import type { WallChange } from '#contract/scene';
import { KeyCap } from '../../kit/KeyCap';
import { faultWords } from '../../kit/text/faultWords';
import { useText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { changeWords } from '../wall';
import type { DeskCommand } from './keys';
import { digitsLifeMs } from './deskState';
import { useDesk } from './useDesk';

const wallKeys: readonly [string, string, DeskCommand | undefined][] = [
  ['Enter', 'desk.keys.put', undefined],
  ['L', 'desk.keys.layout', undefined],
  ['S', 'desk.keys.scene', undefined],
  ['N', 'desk.keys.next', { kind: 'next-alarm' }],
  ['/', 'desk.keys.search', { kind: 'search' }],
];

const caseKeys: readonly [string, string, DeskCommand | undefined][] = [
  ['A', 'desk.keys.acknowledge', { kind: 'acknowledge' }],
  ['J', 'desk.keys.accept', { kind: 'accept' }],
  ['N', 'desk.keys.next', { kind: 'next-alarm' }],
  ['X', 'desk.keys.silence', { kind: 'silence' }],
];

/** The number being typed, the keys that apply now, the last change of the wall, all keys. */
export function KeyLine({ lastChange }: { lastChange: WallChange | undefined }) {
  const { t } = useText();
  const { state, dispatch, run } = useDesk();
  const { digits, digitsAtMs, refusal } = state;
  useEffect(() => {
    if (digits === '') return undefined;
    const timer = setTimeout(
      () => dispatch({ type: 'digitsFaded', atMs: Date.now() }),
      digitsAtMs + digitsLifeMs - Date.now() + 20,
    );
    return () => clearTimeout(timer);
  }, [digits, digitsAtMs, dispatch]);
  const hasCase = state.focusedAlarmId !== null || state.opened.incidentId !== null;
  return (
    <footer className="key-line">
      <output
        className="number-field"
        data-testid="number-field"
        aria-label={t('desk.keys.number')}
      >
        {digits === '' ? <span className="number-hint">{t('desk.keys.number')}</span> : digits}
      </output>
      {refusal === null ? null : (
        <span className="refusal" role="alert" data-testid="refusal">
          {refusalWords(refusal, t)}
        </span>
      )}
      {(hasCase ? caseKeys : wallKeys).map(([label, key, command]) => (
        <button
          key={label}
          type="button"
          className="key-hint now"
          tabIndex={-1}
          onClick={() => {
            if (command !== undefined) run(command);
          }}
        >
          <KeyCap label={label} /> {t(key)}
        </button>
      ))}
      <span className="top-space" />
      {lastChange === undefined ? null : (
        <span className="last-change">
          {changeWords(lastChange, t)} · {lastChange.actor.name} {clockText(lastChange.atMs)}
        </span>
      )}
      <button type="button" className="key-hint" onClick={() => run({ kind: 'handover' })}>
        <KeyCap label="Shift B" /> {t('handover.title')}
      </button>
      <button type="button" className="key-hint" onClick={() => run({ kind: 'report' })}>
        <KeyCap label="Shift Y" /> {t('report.title')}
      </button>
      <button type="button" className="key-hint" onClick={() => run({ kind: 'history' })}>
        <KeyCap label="Ctrl F" /> {t('history.title')}
      </button>
      <button type="button" className="key-hint" onClick={() => run({ kind: 'rules' })}>
        <KeyCap label="Shift N" /> {t('rules.open')}
      </button>
      <button type="button" className="key-hint" onClick={() => run({ kind: 'settings' })}>
        <KeyCap label="Ctrl ," /> {t('desk.settings.title')}
      </button>
      <button
        type="button"
        className="key-hint"
        data-testid="all-keys"
        onClick={() => run({ kind: 'all-keys' })}
      >
        <KeyCap label="?" /> {t('desk.keys.all')}
      </button>
    </footer>
  );
}

/** "1035 · no such camera", with the platform's own words where it gave some. */
function refusalWords(
  { code, detail, subject }: { code: string; detail: string | undefined; subject: string },
  t: Text['t'],
): string {
  const words = faultWords(code, t);
  return [subject, words, code === 'incident/taken' ? (detail ?? '') : '']
    .filter((part) => part !== '')
    .join(' · ');
}
