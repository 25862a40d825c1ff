import { Fragment } from 'react';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';

const keys: readonly [readonly string[], string][] = [
  [['→', 'PgDn'], 'next'],
  [['←', 'PgUp'], 'previous'],
  [['1…9', 'Enter'], 'number'],
  [['B', '.'], 'black'],
  [['W'], 'white'],
  [['Z'], 'freeze'],
  [['U'], 'soften'],
  [['T'], 'spot'],
  [['Shift', '← ↑ ↓ →'], 'move'],
  [['1…9', '.'], 'tile'],
  [['Q'], 'pointer'],
  [['D'], 'draw'],
  [['E'], 'clear'],
  [['Esc'], 'end'],
  [['L'], 'live'],
  [['-', '+'], 'notes'],
  [['A'], 'acknowledge'],
  [['X'], 'silence'],
  [['Shift', 'Esc'], 'leave'],
  [['?'], 'all'],
];

/** All keys of the presenter's window. */
export function KeyList() {
  const { t } = useText();
  return (
    <section className="briefing-key-list" data-testid="briefing-keys">
      <h2 className="part-title">{t('briefing.keys.all')}</h2>
      <dl className="key-list">
        {keys.map(([caps, words]) => (
          <Fragment key={words}>
            <dt>
              {caps.map((cap) => (
                <KeyCap key={cap} label={cap} />
              ))}
            </dt>
            <dd>{t(`briefing.keys.${words}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
