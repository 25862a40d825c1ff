import type { AlarmQuery } from '#contract/history';

/** What is asked of the report keeper's thread. Reports travel as text: it is cheaper to hand over. */
export type KeeperOrder =
  | { kind: 'keep'; order: number; alarms: readonly string[]; incidents: readonly string[] }
  | { kind: 'find'; order: number; query: AlarmQuery }
  | {
      kind: 'alarms' | 'incidents';
      order: number;
      fromMs: number;
      toMs: number;
      limit: number | undefined;
    }
  | { kind: 'limit'; order: number; days: number; rows: number }
  | { kind: 'close'; order: number };

/** What it says: everything asked is answered once, in order. */
export type KeeperWord =
  | { kind: 'done'; order: number; value: unknown }
  | { kind: 'state'; isSetAside: boolean; isFailing: boolean };
