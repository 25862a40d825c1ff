import { alarmOf, type ToldAlarm } from './messages';

/** Every alarm that the crier has told, and the place in the stream of events. */
export class Told {
  readonly #alarms = new Map<string, ToldAlarm>();
  readonly #listeners = new Set<(text: string) => void>();
  #seq = 0;

  get cursor(): string {
    return `bench.${String(this.#seq)}`;
  }

  get distinct(): number {
    return this.#alarms.size;
  }

  get messages(): number {
    return this.#seq;
  }

  onTold(listener: (text: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  raise(fresh: Pick<ToldAlarm, 'id' | 'cameraId' | 'kind' | 'level'>): void {
    const known = this.#alarms.get(fresh.id);
    if (known !== undefined) {
      known.count += 1;
      this.#tell(known);
      return;
    }
    const alarm: ToldAlarm = {
      ...fresh,
      raisedAtMs: Date.now(),
      ...{ count: 1, isCleared: false, acknowledgedAtMs: null, version: 0 },
    };
    this.#alarms.set(alarm.id, alarm);
    this.#tell(alarm);
  }

  /** It is gone, and somebody has seen it. */
  end(id: string): void {
    const alarm = this.#alarms.get(id);
    if (alarm === undefined || (alarm.isCleared && alarm.acknowledgedAtMs !== null)) return;
    alarm.isCleared = true;
    alarm.acknowledgedAtMs ??= Date.now();
    this.#tell(alarm);
  }

  acknowledge(id: string): object | undefined {
    const alarm = this.#alarms.get(id);
    if (alarm === undefined) return undefined;
    alarm.acknowledgedAtMs ??= Date.now();
    this.#tell(alarm);
    return alarmOf(alarm, Date.now());
  }

  /** All that are still open. */
  open(): object[] {
    return [...this.#alarms.values()]
      .filter(({ isCleared, acknowledgedAtMs }) => !isCleared || acknowledgedAtMs === null)
      .map((alarm) => alarmOf(alarm, Date.now()));
  }

  openIds(): string[] {
    return [...this.#alarms.values()]
      .filter(({ isCleared, acknowledgedAtMs }) => !isCleared || acknowledgedAtMs === null)
      .map(({ id }) => id);
  }

  #tell(alarm: ToldAlarm): void {
    const nowMs = Date.now();
    alarm.version += 1;
    this.#seq += 1;
    const { cursor } = this;
    const head = { type: 'alarm', seq: this.#seq, cursor, atMs: nowMs };
    const text = JSON.stringify({ ...head, alarm: alarmOf(alarm, nowMs) });
    for (const listener of this.#listeners) listener(text);
  }
}
