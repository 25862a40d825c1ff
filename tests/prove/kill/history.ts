/** What the station drew: one line for each thing that a person could see. */
export type Drawn =
  | { e: 'alarm'; id: string; isCleared: boolean; acknowledgedMs: number | null; by: string | null }
  | { e: 'incident'; id: string; owner: string | null }
  /** An order that waits for the platform. */
  | { e: 'pending'; key: string }
  | { e: 'refused'; key: string };

/** One row of the file of reports. */
export interface KeptAlarm {
  id: string;
  isCleared: boolean;
  acknowledgedMs: number | null;
}

/** What was in the files after a run. */
export interface Files {
  /** What SQLite says of each of them. */
  integrity: readonly string[];
  alarms: readonly KeptAlarm[];
  /** Keys of orders that have not reached their platform. */
  outbox: readonly string[];
}

/** One life of the station: what it drew, and what the files held when it was dead. */
export interface Run {
  drawn: readonly Drawn[];
  files: Files;
}

/** One order as the platform received it. */
export interface Answered {
  key: string;
  /** What it wants: action, target and words. */
  wish: string;
  isDone: boolean;
}

/** What the platform says at the end. */
export interface Confirmed {
  answers: readonly Answered[];
  alarms: readonly { id: string; acknowledgedMs: number | null; by: string | null }[];
  incidents: readonly { id: string; owners: readonly string[]; notes: readonly string[] }[];
}

/** Everything that the judge may read. The last run had time to deliver everything. */
export interface History {
  runs: readonly Run[];
  confirmed: Confirmed;
}
