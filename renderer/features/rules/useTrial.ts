import { useEffect, useState } from 'react';
import type { Fault } from '#contract/outcome';
import type { RuleBook, Trial } from '#contract/ruleBook';
import { request } from '../../bridge/bridge';

const lookEveryMs = 250;

export interface TrialRoom {
  trial: Trial | null;
  /** From 0 to 1; null while none runs. */
  share: number | null;
  fault: Fault | null;
  run: (book: RuleBook, fromMs: number, toMs: number) => Promise<void>;
  stop: () => void;
}

/** A dry run as main goes through it; left behind, it is stopped. */
export function useTrial(): TrialRoom {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const isRunning = share !== null;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => {
      void request('rules:trying', {}).then((asked) => {
        if (asked.ok && asked.value !== null) setShare(asked.value);
      });
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  const stop = (): void => void request('rules:stop', {});
  useEffect(() => stop, []);
  const run = async (book: RuleBook, fromMs: number, toMs: number): Promise<void> => {
    setShare(0);
    setFault(null);
    const outcome = await request('rules:try', { book, fromMs, toMs });
    setShare(null);
    if (outcome.ok) setTrial(outcome.value);
    else if (outcome.fault.code !== 'rules/stopped') setFault(outcome.fault);
  };
  return { trial, share, fault, run, stop };
}
