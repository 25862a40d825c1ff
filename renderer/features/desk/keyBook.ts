import { defaultKeySettings, type KeySettings } from '#contract/keys';
import { actionTable, type ActionRow } from './actionTable';
import { chordLabel, isCharacter } from './chords';

/** Which key leads where at this station. */
export interface KeyBook {
  /** The action of a press after a typed number. */
  withNumber: (chord: string) => ActionRow | undefined;
  /** The action of a press. */
  plain: (chord: string) => ActionRow | undefined;
  /** The keys of an action, in force now. */
  chordsOf: (actionId: string) => readonly string[];
  /** The first key of an action as it is printed; null: it has none. */
  nameOf: (actionId: string) => string | null;
  hasCharacterKeys: boolean;
}

/** A number and a plain press share a key without disturbing each other. */
export const isAfterNumber = ({ group }: ActionRow): boolean => group === 'number';

const rowsById = new Map(actionTable.map((row) => [row.id, row]));

/** The row of an id of the table. */
export const actionOf = (actionId: string): ActionRow | undefined => rowsById.get(actionId);

/**
 * Own keys go before the product's, and the earlier action before the later, so that no press is
 * ever two things, whatever a file says.
 */
export function makeKeyBook(settings: KeySettings = defaultKeySettings): KeyBook {
  const claimed = { number: new Map<string, ActionRow>(), plain: new Map<string, ActionRow>() };
  const chords = new Map<string, string[]>();
  const claim = (row: ActionRow, wanted: readonly string[]): void => {
    const room = isAfterNumber(row) ? claimed.number : claimed.plain;
    for (const chord of wanted) {
      if (room.has(chord) || (!settings.hasCharacterKeys && isCharacter(chord))) continue;
      room.set(chord, row);
      chords.set(row.id, [...(chords.get(row.id) ?? []), chord]);
    }
  };
  const own = (row: ActionRow): readonly string[] | undefined =>
    row.isFixed === true ? undefined : settings.own[row.id];
  for (const row of actionTable) if (row.isFixed === true) claim(row, row.chords);
  for (const row of actionTable) claim(row, own(row) ?? []);
  for (const row of actionTable) {
    if (row.isFixed !== true && own(row) === undefined) claim(row, row.chords);
  }
  const chordsOf = (actionId: string): readonly string[] => chords.get(actionId) ?? [];
  return {
    withNumber: (chord) => claimed.number.get(chord),
    plain: (chord) => claimed.plain.get(chord),
    chordsOf,
    nameOf: (actionId) => {
      const [first] = chordsOf(actionId);
      return first === undefined ? null : chordLabel(first);
    },
    hasCharacterKeys: settings.hasCharacterKeys,
  };
}

/** The keys as the product has them. */
export const defaultKeyBook = makeKeyBook();
