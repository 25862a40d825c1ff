import { useKeyName } from './keyNames';

interface Props {
  /** A key that is the same everywhere, such as Esc in a form. */
  label?: string | undefined;
  /** An action of the desk: whatever key it has at this station; nothing when it has none. */
  keyOf?: string | undefined;
  /** The number that is typed before it. */
  typed?: number | undefined;
}

/** A key as printed on it. Numbers and letters are the same in both languages. */
export function KeyCap({ label, keyOf, typed }: Props) {
  const name = useKeyName(keyOf) ?? label;
  if (name === undefined) return null;
  return <kbd className="keycap">{typed === undefined ? name : `${String(typed)} ${name}`}</kbd>;
}
