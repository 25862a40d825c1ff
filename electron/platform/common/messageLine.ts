import type { Sample } from '#contract/alarmSource';
import type { Fault } from '#contract/outcome';

/** A message as it came; the body not looked at yet. */
export interface Message extends Omit<Sample, 'body'> {
  body: Uint8Array;
}

/** What a line tells its source. */
export interface LineEvents {
  /** `kept` is called once what follows from the message is in the journal. */
  message(message: Message, kept: () => void): void;
  /** A message too large to be taken, or one that cannot be read as such. */
  lost(): void;
  live(): void;
  down(fault: Fault): void;
}

/** How messages come to a source. */
export interface MessageLine {
  start(events: LineEvents): void;
  /** Reads on later, or goes on; whoever sends waits meanwhile, nothing is dropped. */
  hold(isHeld: boolean): void;
  /** For good: nothing is kept for this source where it comes from. */
  stop(isForGood: boolean): Promise<void>;
}
