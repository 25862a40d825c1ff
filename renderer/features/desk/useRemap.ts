import { useEffect, useMemo, useState } from 'react';
import { defaultKeySettings, type KeySettings } from '#contract/keys';
import type { ActionRow } from './actionTable';
import { chordOf, isAssignable } from './chords';
import { makeKeyBook } from './keyBook';
import { pressOf } from './pressOf';
import { clashOf, giveKey, resetKey, takeKey } from './remap';
import { useDesk } from './useDesk';

/** How far a change of keys is: which action waits for a key, and what came. */
export interface Remap {
  keys: KeySettings;
  /** The action that waits for its key. */
  waiting: string | null;
  /** The key that came belongs to another action: once more gives it away. */
  clash: { chord: string; holder: ActionRow } | null;
  /** The key that came cannot be given. */
  isRefused: boolean;
  begin: (row: ActionRow) => void;
  remove: (row: ActionRow) => void;
  reset: (row: ActionRow) => void;
  resetAll: () => void;
  toggleCharacters: () => void;
}

type Step = Pick<Remap, 'clash' | 'isRefused'> & { row: ActionRow };

/** Changes the keys of the station; the next press is the new key, Escape leaves it. */
export function useRemap(keys: KeySettings): Remap {
  const { ask } = useDesk();
  const [step, setStep] = useState<Step | null>(null);
  const book = useMemo(() => makeKeyBook({ ...keys, hasCharacterKeys: true }), [keys]);
  useEffect(() => {
    if (step === null) return undefined;
    const { row, clash } = step;
    const onKeyDown = (event: KeyboardEvent): void => {
      const press = pressOf(event);
      event.preventDefault();
      event.stopImmediatePropagation();
      if (press.isComposing || press.isRepeat || isModifier(press.code)) return;
      if (press.code === 'Escape') {
        setStep(null);
        return;
      }
      const chord = chordOf(press);
      const holder = isAssignable(press) ? clashOf(row, chord, book) : undefined;
      if (!isAssignable(press) || holder?.isFixed === true) {
        setStep({ row, clash: null, isRefused: true });
      } else if (holder !== undefined && clash?.chord !== chord) {
        setStep({ row, clash: { chord, holder }, isRefused: false });
      } else {
        setStep(null);
        void ask('settings:write', { keys: giveKey(keys, book, row, chord) });
      }
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [step, book, keys, ask]);
  const write = (next: KeySettings): void => {
    setStep(null);
    void ask('settings:write', { keys: next });
  };
  return {
    keys,
    waiting: step?.row.id ?? null,
    clash: step?.clash ?? null,
    isRefused: step?.isRefused ?? false,
    begin: (row) => setStep({ row, clash: null, isRefused: false }),
    remove: (row) => write(takeKey(keys, row)),
    reset: (row) => write(resetKey(keys, row)),
    resetAll: () => write(defaultKeySettings),
    toggleCharacters: () => write({ ...keys, hasCharacterKeys: !keys.hasCharacterKeys }),
  };
}

const isModifier = (code: string): boolean => /^(Control|Shift|Alt|Meta)(Left|Right)$/.test(code);
