import { useEffect, useSyncExternalStore } from 'react';
import { actionOf, isAfterNumber } from './keyBook';
import { readPad, steeredActions, type PadMemory } from './padReading';
import type { Desk } from './useDesk';

/** Faster than a hand, and nothing to the machine. */
const everyMs = 40;

/** A game pad or joystick is plugged in; browsers tell of it with its first press. */
export function useHasPad(): boolean {
  return useSyncExternalStore(listen, hasPad);
}

function listen(changed: () => void): () => void {
  window.addEventListener('gamepadconnected', changed);
  window.addEventListener('gamepaddisconnected', changed);
  return () => {
    window.removeEventListener('gamepadconnected', changed);
    window.removeEventListener('gamepaddisconnected', changed);
  };
}

/** Pads that are plugged in. */
export const padsNow = (): Gamepad[] => navigator.getGamepads().filter((pad) => pad !== null);
const hasPad = (): boolean => padsNow().length > 0;

/** Runs what the pad asks for; looked at only while one is there and the desk has the focus. */
export function usePad(desk: Desk, isSteering: boolean): void {
  const isThere = useHasPad();
  useEffect(() => {
    if (!isThere) return undefined;
    const held = new Map<number, PadMemory>();
    const timer = setInterval(() => {
      for (const pad of padsNow()) {
        const read = readPad(pad, held.get(pad.index) ?? {}, Date.now());
        held.set(pad.index, read.held);
        // What was held while somebody worked elsewhere is not meant for the desk.
        if (!document.hasFocus()) continue;
        for (const actionId of read.actionIds) {
          if (isSteering && steeredActions.has(actionId)) continue;
          const action = actionOf(actionId);
          if (action !== undefined && !isAfterNumber(action)) desk.run(action.command(0));
        }
      }
    }, everyMs);
    return () => clearInterval(timer);
  }, [isThere, desk, isSteering]);
}
