import * as z from 'zod';

/**
 * One press: the physical key (`KeyboardEvent.code`) and what is held with it, such as
 * `Ctrl+Shift+KeyS`. Letters are therefore the same under every input method.
 */
export const chordSchema = z
  .string()
  .max(40)
  .regex(/^(Ctrl\+)?(Shift\+)?[A-Z][A-Za-z]*[0-9]{0,2}$/);

const actionSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const ownChordsSchema = z.array(chordSchema).max(3);

/** What this station's people made of the keys. */
export const keySettingsSchema = z.object({
  /** False: keys that write a letter, digit or sign do nothing by themselves (WCAG 2.1.4). */
  hasCharacterKeys: z.boolean(),
  /** Keys of single actions in place of the product's; none: the action has no key. */
  own: z.record(actionSchema, ownChordsSchema),
});
export type KeySettings = z.infer<typeof keySettingsSchema>;

/** The keys as they are printed in the manual. */
export const defaultKeySettings: KeySettings = { hasCharacterKeys: true, own: {} };

/** The most actions that may have keys of their own; there are not half as many. */
const mostOwn = 400;

/** Keys as they were kept: what cannot be understood is left out, and the product's key stands in. */
export const readKeySettings = (raw: unknown): KeySettings => {
  const kept = z
    .object({ hasCharacterKeys: z.unknown(), own: z.record(z.string(), z.unknown()).catch({}) })
    .safeParse(raw);
  if (!kept.success) return defaultKeySettings;
  const own = Object.entries(kept.data.own).flatMap(([action, chords]) => {
    const entry = z.tuple([actionSchema, ownChordsSchema]).safeParse([action, chords]);
    return entry.success ? [entry.data] : [];
  });
  return {
    hasCharacterKeys: kept.data.hasCharacterKeys !== false,
    own: Object.fromEntries(own.slice(0, mostOwn)),
  };
};
