import './keyCard.css';
import { useMemo, useState } from 'react';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { Button } from '../../kit/Button';
import { useText, type Text } from '../../kit/text/useText';
import { actionGroups, actionTable, type ActionRow } from './actionTable';
import { KeyRow } from './KeyRow';
import { Overlay } from './Overlay';
import { PadKeys } from './PadKeys';
import { useRemap, type Remap } from './useRemap';

const howTos = ['fullscreen', 'demo', 'platform', 'reset'] as const;

/** All keys of this window by what they do, to look up and to change. */
export function KeyCard() {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const [isChanging, setChanging] = useState(false);
  const { keys } = useWallSelector(selectStation);
  const remap = useRemap(keys);
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
        <p className="hint">{t(isChanging ? 'keyCard.howChange' : 'keyCard.hint')}</p>
        <Button
          isPressed={isChanging}
          onPress={() => setChanging((is) => !is)}
          testId="change-keys"
        >
          {t('keyCard.change')}
        </Button>
      </div>
      {isChanging ? <KeyRules remap={remap} /> : null}
      <div className="key-groups" data-changing={isChanging}>
        {actionGroups.map((group) => (
          <KeyGroup
            key={group}
            group={group}
            rows={found.filter((row) => row.group === group)}
            remap={isChanging ? remap : null}
          />
        ))}
        <PadKeys />
        {query === '' && !isChanging ? <HowTos /> : null}
      </div>
    </Overlay>
  );
}

/** What holds for all keys together. */
function KeyRules({ remap }: { remap: Remap }) {
  const { t } = useText();
  return (
    <div className="key-rules">
      <Button
        isPressed={!remap.keys.hasCharacterKeys}
        testId="character-keys"
        onPress={remap.toggleCharacters}
      >
        {t('keyCard.noCharacters')}
      </Button>
      <span className="hint">{t('keyCard.noCharactersHint')}</span>
      <span className="top-space" />
      <Button onPress={remap.resetAll} testId="reset-keys">
        {t('keyCard.resetAll')}
      </Button>
    </div>
  );
}

interface GroupProps {
  group: string;
  rows: readonly ActionRow[];
  remap: Remap | null;
}

function KeyGroup({ group, rows, remap }: GroupProps) {
  const { t } = useText();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className="part-title">{t(`desk.keyGroup.${group}`)}</h3>
      <ul className="key-list">
        {rows.map((row) => (
          <KeyRow key={row.id} row={row} remap={remap} />
        ))}
      </ul>
    </section>
  );
}

function HowTos() {
  const { t } = useText();
  return (
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
  );
}

const isMeant = ({ id }: ActionRow, query: string, t: Text['t']): boolean =>
  t(`desk.keyWords.${id}`).toLowerCase().includes(query.trim().toLowerCase());
