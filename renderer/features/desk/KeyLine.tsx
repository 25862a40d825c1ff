import { useEffect } from 'react';
import type { WallChange } from '#contract/scene';
import { KeyCap } from '../../kit/KeyCap';
import { faultWords } from '../../kit/text/faultWords';
import { useText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { changeWords } from '../wall';
import type { DeskCommand } from './deskCommand';
import { digitsLifeMs } from './deskState';
import { useDesk } from './useDesk';

/** Actions and what the line calls them; those that take a number have none to run. */
const wallKeys: readonly [string, string, DeskCommand | undefined][] = [
  ['put', 'desk.keys.put', undefined],
  ['layout', 'desk.keys.layout', undefined],
  ['scene', 'desk.keys.scene', undefined],
  ['next', 'desk.keys.next', { kind: 'next-alarm' }],
  ['search', 'desk.keys.search', { kind: 'search' }],
];

const caseKeys: readonly [string, string, DeskCommand | undefined][] = [
  ['acknowledge', 'desk.keys.acknowledge', { kind: 'acknowledge' }],
  ['accept', 'desk.keys.accept', { kind: 'accept' }],
  ['next', 'desk.keys.next', { kind: 'next-alarm' }],
  ['silence', 'desk.keys.silence', { kind: 'silence' }],
];

/** Pages over the centre; a narrow desk shows their keys only. */
const pageKeys: readonly [string, string, DeskCommand][] = [
  ['handover', 'handover.title', { kind: 'handover' }],
  ['briefing', 'briefing.title', { kind: 'briefing' }],
  ['report', 'report.title', { kind: 'report' }],
  ['history', 'history.title', { kind: 'history' }],
  ['rules', 'rules.open', { kind: 'rules' }],
  ['scenes', 'library.open', { kind: 'scenes' }],
  ['sources', 'source.title', { kind: 'sources' }],
  ['settings', 'desk.settings.title', { kind: 'settings' }],
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
      {(hasCase ? caseKeys : wallKeys).map(([action, key, command]) => (
        <button
          key={action}
          type="button"
          className="key-hint now"
          tabIndex={-1}
          onClick={() => {
            if (command !== undefined) run(command);
          }}
        >
          <KeyCap keyOf={action} /> {t(key)}
        </button>
      ))}
      <button
        type="button"
        className="key-hint"
        data-testid="open-palette"
        onClick={() => run({ kind: 'palette' })}
      >
        <KeyCap keyOf="palette" /> <span className="key-word">{t('palette.open')}</span>
      </button>
      <span className="top-space" />
      {lastChange === undefined ? null : (
        <span className="last-change">
          {changeWords(lastChange, t)} · {lastChange.actor.name} {clockText(lastChange.atMs)}
        </span>
      )}
      <span className="key-pages">
        {pageKeys.map(([action, key, command]) => (
          <button
            key={action}
            type="button"
            className="key-hint"
            aria-label={t(key)}
            title={t(key)}
            onClick={() => run(command)}
          >
            <KeyCap keyOf={action} /> <span className="key-word">{t(key)}</span>
          </button>
        ))}
      </span>
      <button
        type="button"
        className="key-hint"
        data-testid="all-keys"
        aria-label={t('desk.keys.all')}
        onClick={() => run({ kind: 'all-keys' })}
      >
        <KeyCap keyOf="all" /> <span className="key-word">{t('desk.keys.all')}</span>
      </button>
      <span className="help-corner">
        <button
          type="button"
          className="key-hint"
          data-testid="open-help"
          aria-label={t('help.title')}
          title={t('help.title')}
          onClick={() => run({ kind: 'help' })}
        >
          <KeyCap keyOf="help" /> {t('help.title')}
        </button>
      </span>
    </footer>
  );
}

/** "1035 · no such camera", with the platform's own words where it gave some. */
function refusalWords(
  { code, detail, subject }: { code: string; detail: string | undefined; subject: string },
  t: Text['t'],
): string {
  const words = faultWords(code, t);
  return [subject, words, code === 'incident/taken' || code === 'ptz/held' ? (detail ?? '') : '']
    .filter((part) => part !== '')
    .join(' · ');
}
