import './keyCard.css';
import { useMemo, useState } from 'react';
import { useText, type Text } from '../../kit/text/useText';
import { actionGroups, actionTable, type ActionRow } from './actionTable';
import { KeyRow } from './KeyRow';
import { Overlay } from './Overlay';

const howTos = ['fullscreen', 'demo', 'platform', 'reset'] as const;

/** All keys of this window by what they do, and the four things a newcomer asks. */
export function KeyCard() {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const found = useMemo(() => actionTable.filter((row) => isMeant(row, query, t)), [query, t]);
  return (
    <Overlay title={t('desk.keys.all')} testId="key-card">
      <div className="key-tools">
        <input
          className="field key-search"
          type="search"
          value={query}
          placeholder={t('keyCard.find')}
          aria-label={t('keyCard.find')}
          onChange={(event) => setQuery(event.target.value)}
        />
        <p className="hint">{t('keyCard.hint')}</p>
      </div>
      <div className="key-groups">
        {actionGroups.map((group) => (
          <KeyGroup key={group} group={group} rows={found.filter((row) => row.group === group)} />
        ))}
        {query === '' ? (
          <section>
            <h3 className="part-title">{t('desk.help.title')}</h3>
            {howTos.map((how) => (
              <p key={how} className="how">
                <b>{t(`desk.help.${how}`)}</b>
                <br />
                {t(`desk.help.${how}How`)}
              </p>
            ))}
          </section>
        ) : null}
      </div>
    </Overlay>
  );
}

function KeyGroup({ group, rows }: { group: string; rows: readonly ActionRow[] }) {
  const { t } = useText();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className="part-title">{t(`desk.keyGroup.${group}`)}</h3>
      <ul className="key-list">
        {rows.map((row) => (
          <KeyRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

const isMeant = ({ id }: ActionRow, query: string, t: Text['t']): boolean =>
  t(`desk.keyWords.${id}`).toLowerCase().includes(query.trim().toLowerCase());
