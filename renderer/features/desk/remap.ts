import type { KeySettings } from '#contract/keys';
import { actionTable, type ActionRow } from './actionTable';
import { isAfterNumber, type KeyBook } from './keyBook';

/** The other action that has this key now; keys after a number and plain ones do not meet. */
export function clashOf(row: ActionRow, chord: string, book: KeyBook): ActionRow | undefined {
  const holder = isAfterNumber(row) ? book.withNumber(chord) : book.plain(chord);
  return holder?.id === row.id ? undefined : holder;
}

/** Gives an action a key; whoever had it goes without. */
export function giveKey(
  settings: KeySettings,
  book: KeyBook,
  row: ActionRow,
  chord: string,
): KeySettings {
  const loser = clashOf(row, chord, book);
  const lost =
    loser === undefined
      ? {}
      : { [loser.id]: book.chordsOf(loser.id).filter((other) => other !== chord) };
  return { ...settings, own: { ...settings.own, ...lost, [row.id]: [chord] } };
}

/** The action has no key any more. */
export function takeKey(settings: KeySettings, row: ActionRow): KeySettings {
  return { ...settings, own: { ...settings.own, [row.id]: [] } };
}

/** Back to the product's key, which whoever took it gives back. */
export function resetKey(settings: KeySettings, row: ActionRow): KeySettings {
  const others = new Set(
    actionTable.filter((one) => isAfterNumber(one) === isAfterNumber(row)).map(({ id }) => id),
  );
  const own = Object.entries(settings.own).flatMap(([id, chords]): [string, string[]][] => {
    if (id === row.id) return [];
    const kept = others.has(id) ? chords.filter((chord) => !row.chords.includes(chord)) : chords;
    // Without what it had taken it is back at its own.
    return kept.length === 0 && chords.length > 0 ? [] : [[id, kept]];
  });
  return { ...settings, own: Object.fromEntries(own) };
}
