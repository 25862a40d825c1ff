import { useCallback, useEffect, useRef, useState } from 'react';
import type { BriefingBook, BriefingOrder } from '#contract/briefing';
import type { Alarm } from '#contract/alarm';
import type { FaultCode, Outcome } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import { briefingCommand, isOfWindow, type BriefingCommand } from './briefingKeys';

/** The presenter's own memory: what is typed, what was refused, how large the notes are. */
export interface Presenting {
  digits: string;
  refusal: FaultCode | null;
  noteSize: number;
  isChoosingReason: boolean;
  areKeysOpen: boolean;
  run: (command: BriefingCommand) => void;
  order: (order: BriefingOrder) => void;
}

const noteSizes = { least: -2, most: 4 } as const;
/** Typed digits and refusals vanish after this time (ux.md §9). */
const lifeMs = 5000;

/** What keys and buttons of the presenter do. Refusals are said in the line at the foot. */
export function usePresenting(firstAlarm: Alarm | undefined): Presenting {
  const [digits, setDigits] = useState('');
  const [refusal, setRefusal] = useState<FaultCode | null>(null);
  const [noteSize, setNoteSize] = useState(0);
  const [isChoosingReason, setChoosing] = useState(false);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const alarmId = firstAlarm?.alarmId;

  const run = useCallback(
    (command: BriefingCommand): void => {
      const say = (asked: Promise<Outcome<unknown>>): void => {
        void asked.then((outcome) => setRefusal(outcome.ok ? null : outcome.fault.code));
      };
      if (command.kind !== 'digits') setDigits('');
      switch (command.kind) {
        case 'digits':
          setDigits(command.digits);
          return;
        case 'order': {
          setChoosing(false);
          const { order } = command;
          say(request('briefing:act', { order }));
          return;
        }
        case 'leave':
          say(request('briefing:leave', {}));
          return;
        case 'acknowledge':
          if (alarmId !== undefined) say(request('alarm:acknowledge', { alarmId }));
          return;
        case 'silence':
          say(request('alarm:silence', {}));
          return;
        case 'live':
          setChoosing((isOpen) => !isOpen);
          return;
        case 'keys':
          setKeysOpen((isOpen) => !isOpen);
          return;
        case 'notes':
          setNoteSize((size) =>
            Math.min(noteSizes.most, Math.max(noteSizes.least, size + command.step)),
          );
      }
    },
    [alarmId],
  );
  const order = useCallback((one: BriefingOrder) => run({ kind: 'order', order: one }), [run]);
  useBriefingKeys(digits, run);
  useEffect(() => {
    if (digits === '' && refusal === null) return undefined;
    const timer = setTimeout(() => {
      setDigits('');
      setRefusal(null);
    }, lifeMs);
    return () => clearTimeout(timer);
  }, [digits, refusal]);
  return { digits, refusal, noteSize, isChoosingReason, areKeysOpen, run, order };
}

/** Before the desk's own keys: while somebody presents, they mean something else. */
function useBriefingKeys(digits: string, run: (command: BriefingCommand) => void): void {
  const typed = useRef(digits);
  useEffect(() => {
    typed.current = digits;
  }, [digits]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isOfWindow(event)) return;
      event.stopImmediatePropagation();
      const command = briefingCommand(typed.current, event);
      if (command === undefined) return;
      event.preventDefault();
      // Two keys of a fast hand may come before the first is drawn.
      typed.current = command.kind === 'digits' ? command.digits : '';
      run(command);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [run]);
}

/** All programmes as they are kept; `again` reads them anew. */
export function useBook(): { book: BriefingBook | null; again: () => Promise<void> } {
  const [book, setBook] = useState<BriefingBook | null>(null);
  const again = useCallback(async () => {
    const read = await request('briefing:read', {});
    if (read.ok) setBook(read.value);
  }, []);
  useEffect(() => {
    let isGone = false;
    void request('briefing:read', {}).then((read) => {
      if (read.ok && !isGone) setBook(read.value);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return { book, again };
}
