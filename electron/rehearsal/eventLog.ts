import { randomBytes } from 'node:crypto';
import type { Alarm, CatalogChange, Incident, PtzHolding } from './wire';

export type News =
  | { type: 'alarm'; alarm: Alarm }
  | { type: 'incident'; incident: Incident }
  | { type: 'catalog'; change: CatalogChange }
  | { type: 'ptz'; ptz: PtzHolding };

export interface LoggedEvent {
  seq: number;
  cursor: string;
  /** The message as it goes out: written once, however many listen. */
  text: string;
}

export type Resumption =
  | { kind: 'resumed'; events: LoggedEvent[] }
  | { kind: 'gap'; reason: 'too-old' | 'unknown-cursor' };

/** The newest events in their order, so that a client that was away can go on where it was. */
export class EventLog {
  private readonly run = randomBytes(4).toString('hex');
  private readonly listeners = new Set<(event: LoggedEvent) => void>();
  private events: LoggedEvent[] = [];
  private seq = 0;

  constructor(
    readonly keeps: number,
    private readonly now: () => number,
  ) {}

  get cursor(): string {
    return this.cursorOf(this.seq);
  }

  append(news: News): void {
    this.seq += 1;
    const { type, ...content } = news;
    const cursor = this.cursorOf(this.seq);
    const text = JSON.stringify({ type, seq: this.seq, cursor, atMs: this.now(), ...content });
    const event = { seq: this.seq, cursor, text };
    this.events.push(event);
    // Cut in bulk: cutting one by one would copy the whole list for each event.
    if (this.events.length > this.keeps * 1.25) this.events = this.events.slice(-this.keeps);
    for (const listener of this.listeners) listener(event);
  }

  after(cursor: string): Resumption {
    const match = /^c1\.([0-9a-f]{8})\.(\d{1,15})$/.exec(cursor);
    const seq = Number(match?.[2]);
    if (match?.[1] !== this.run || seq > this.seq) return { kind: 'gap', reason: 'unknown-cursor' };
    const oldest = Math.max(this.events[0]?.seq ?? this.seq + 1, this.seq - this.keeps + 1);
    if (seq < oldest - 1) return { kind: 'gap', reason: 'too-old' };
    return { kind: 'resumed', events: this.events.filter((event) => event.seq > seq) };
  }

  onAppended(listener: (event: LoggedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private cursorOf(seq: number): string {
    return `c1.${this.run}.${seq}`;
  }
}
