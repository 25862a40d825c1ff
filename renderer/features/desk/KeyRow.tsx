import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import type { ActionRow } from './actionTable';

/** One action of the key card: its key, and what it does. */
export function KeyRow({ row }: { row: ActionRow }) {
  const { t } = useText();
  return (
    <li className="key-row">
      <span className="key-caps">
        <KeyCap keyOf={row.id} />
      </span>
      <span>{t(`desk.keyWords.${row.id}`)}</span>
    </li>
  );
}
