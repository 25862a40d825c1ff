import type { Drawn } from './history';

/** Moments of a life that are dangerous, each with what brings it about. */
export const points = {
  /** The first alarm is on the screen. */
  'alarm-drawn': {
    gives: null,
    isReached: (line: Drawn) => line.e === 'alarm',
  },
  /** An order is pending, and nothing has left the station. */
  'pending-drawn': {
    gives: 'acknowledge',
    isReached: (line: Drawn) => line.e === 'pending',
  },
  /** What this station acknowledged is on the screen as such. */
  'acknowledged-drawn': {
    gives: 'acknowledge',
    isReached: (line: Drawn) => line.e === 'alarm' && line.by === 'Three',
  },
  /** The platform has done it, and its answer has not arrived. */
  'answer-lost': {
    gives: 'note',
    isReached: () => false,
  },
  /** Somebody else was faster, and the screen says whose the incident is. */
  'refusal-drawn': {
    gives: 'accept',
    isReached: (line: Drawn) =>
      line.e === 'refused' || (line.e === 'incident' && line.owner === 'Three'),
  },
} as const;
export type Point = keyof typeof points;

/**
 * What a life is for: killed from outside at any moment, killed by itself at a dangerous one, or
 * the last one, which gives no orders and ends when nothing is pending any more.
 */
export type Purpose = 'any' | 'last' | Point;

/** What a life is told when it starts. */
export interface Told {
  folder: string;
  drawn: string;
  address: string;
  password: string;
  /** The program of the thread that keeps reports. */
  keeper: string;
  bug: string;
  purpose: Purpose;
  /** The last life ends when nothing was pending for so long. */
  quietMs: number;
}
