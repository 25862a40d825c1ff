import { chordLabel } from './chords';
import { Button } from '../../kit/Button';
import { KeyCap } from '../../kit/KeyCap';
import { useKeyName } from '../../kit/keyNames';
import { useText } from '../../kit/text/useText';
import type { ActionRow } from './actionTable';
import type { Remap } from './useRemap';

/** One action of the key card: its key, what it does, and how its key is changed. */
export function KeyRow({ row, remap }: { row: ActionRow; remap: Remap | null }) {
  const { t } = useText();
  const isWaiting = remap?.waiting === row.id;
  return (
    <li className="key-row" data-action={row.id} data-waiting={isWaiting}>
      <Caps row={row} />
      <span className="key-words">
        {t(`desk.keyWords.${row.id}`)}
        {isWaiting ? <Waiting remap={remap} /> : null}
      </span>
      {remap === null || row.isFixed === true ? null : (
        <span className="key-change">
          <Button
            look="plain"
            isPressed={isWaiting}
            testId={`key-of-${row.id}`}
            onPress={() => remap.begin(row)}
          >
            {t('keyCard.newKey')}
          </Button>
          <Button look="plain" onPress={() => remap.remove(row)}>
            {t('keyCard.noKey')}
          </Button>
          {remap.keys.own[row.id] === undefined ? null : (
            <Button look="plain" testId={`reset-key-of-${row.id}`} onPress={() => remap.reset(row)}>
              {t('keyCard.reset')}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

function Caps({ row }: { row: ActionRow }) {
  const { t } = useText();
  const name = useKeyName(row.id);
  return (
    <span className="key-caps">
      {name === null ? <span className="hint">{t('keyCard.none')}</span> : null}
      {name !== null && row.group === 'number' ? <KeyCap label={t('keyCard.digits')} /> : null}
      <KeyCap keyOf={row.id} />
    </span>
  );
}

/** What the hand should do next. */
function Waiting({ remap }: { remap: Remap }) {
  const { t } = useText();
  const { clash, isRefused } = remap;
  const words =
    clash !== null
      ? t('keyCard.clash', {
          key: chordLabel(clash.chord),
          action: t(`desk.keyWords.${clash.holder.id}`),
        })
      : t(isRefused ? 'keyCard.refused' : 'keyCard.press');
  return (
    <span className="key-waiting" role="status" data-testid="key-waiting">
      {words}
    </span>
  );
}
