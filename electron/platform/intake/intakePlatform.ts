import type { AlarmReport } from '#contract/alarm';
import type { AlarmSource, Heard } from '#contract/alarmSource';
import { capableOf } from '#contract/capabilities';
import type { AlarmId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Answer, ClockPort, PlatformStream } from '../../wall/ports';
import type { FindCamera } from '../../wall/ports/alarmSources';
import { BasicPlatform } from '../common/basicPlatform';
import { UnreadableCount } from '../unreadable';
import { bodyText } from './bodyText';
import { HeardMessages } from './heardMessages';
import type { MessageLine, Message } from '../common/messageLine';
import { MessageReader } from './messageReader';
import { SourceAlarms } from './sourceAlarms';

interface Parts {
  source: AlarmSource;
  line: MessageLine;
  clock: ClockPort;
  findCamera: FindCamera;
  /** Alarms of this source that an earlier run left open. */
  leftOpen(): Promise<AlarmReport[]>;
}

/** What comes within that time goes to the journal together. */
const gatherMs = 10;
const mostGathered = 500;
const sweepMs = 5_000;

/** Alarms from elsewhere, standing among the platforms: without cameras, with health. */
export class IntakePlatform extends BasicPlatform {
  readonly capabilities = capableOf('line', 'alarms', 'alarmLevels', 'alarmEnd', 'resume');
  readonly #parts: Parts;
  readonly #reader: MessageReader;
  readonly #alarms: SourceAlarms;
  readonly #heard = new HeardMessages();
  readonly #unreadable: UnreadableCount;
  #gathered = new Map<AlarmId, AlarmReport>();
  #kept: (() => void)[] = [];
  #cancelFlush: (() => void) | undefined;
  #cancelSweep: (() => void) | undefined;
  #isJournalLate = false;

  constructor(parts: Parts) {
    const { source, clock, findCamera } = parts;
    const { sourceId, name, kind, mapping } = source;
    super({ settings: { platformId: sourceId, name, kind }, clock }, true);
    this.#parts = parts;
    this.#reader = new MessageReader(mapping);
    const minutes = mapping.endsAfterMinutes;
    const endsAfterMs = minutes === 0 ? Number.POSITIVE_INFINITY : minutes * 60_000;
    this.#alarms = new SourceAlarms({ sourceId, findCamera, endsAfterMs });
    this.#unreadable = new UnreadableCount({
      clock,
      tell: (unreadable) => this.keeper.change({ unreadable }),
    });
  }

  start(): void {
    this.isRunning = true;
    // It has no cameras; whoever waits for its catalog need not.
    this.tellCatalog({ kind: 'reset' });
    this.tellCatalog({ kind: 'complete' });
    this.keeper.change({ isCatalogLoading: false });
    void this.#begin();
  }

  async stop(): Promise<void> {
    await this.#stop(false);
  }

  /** Nothing is kept for this source where its messages come from. */
  async stopForGood(): Promise<void> {
    await this.#stop(true);
  }

  heard(): Heard {
    return this.#heard.heard();
  }

  record(): string {
    return this.#heard.record();
  }

  override holdEvents(isHeld: boolean): void {
    this.#isJournalLate = isHeld;
    this.#holdLine();
  }

  openStream(): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(failure('catalog/unknown-camera'));
  }

  renewStream(): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(failure('stream/lease-ended'));
  }

  closeStream(): Promise<void> {
    return Promise.resolve();
  }

  /** Cameras of other platforms came: alarms that named one find it. */
  catalogChanged(): void {
    this.#gather(this.#alarms.findCameras());
  }

  override acknowledge(alarmId: AlarmId, answer: Answer): Promise<Outcome<AlarmReport>> {
    const report = this.#alarms.acknowledge(alarmId, answer);
    this.#holdLine();
    return Promise.resolve(report === undefined ? failure('alarm/unknown') : success(report));
  }

  async #begin(): Promise<void> {
    const leftOpen = await this.#parts.leftOpen();
    if (!this.isRunning) return;
    this.#alarms.restore(leftOpen);
    this.tellEvents({ alarms: leftOpen, incidents: [], isFull: true });
    this.#sweep();
    this.#parts.line.start({
      message: (message, kept) => this.#take(message, kept),
      lost: () => this.#lost(null),
      live: () => this.keeper.live(),
      down: (fault) => this.keeper.down(fault),
    });
    this.#holdLine();
  }

  #take(message: Message, kept: () => void): void {
    const { topic, headers, body } = message;
    const read = this.#reader.read({ topic, headers, body: bodyText(body) });
    const nowMs = this.#parts.clock.now();
    const reports = read.alarms.flatMap((alarm) => this.#alarms.take(alarm, nowMs) ?? []);
    this.#heard.add(message, reports.length, nowMs);
    if (read.alarms.length === 0) this.#lost({ id: topic });
    this.#kept.push(kept);
    this.#gather(reports);
  }

  #gather(reports: readonly AlarmReport[]): void {
    // Of one alarm the newest word says all: it counts what came before.
    for (const report of reports) this.#gathered.set(report.alarmId, report);
    if (this.#gathered.size === 0 && this.#kept.length === 0) return;
    if (this.#kept.length >= mostGathered) this.#flush();
    else this.#cancelFlush ??= this.#parts.clock.after(gatherMs, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    const [alarms, waiting] = [[...this.#gathered.values()], this.#kept];
    this.#gathered = new Map();
    this.#kept = [];
    const kept = (): void => {
      for (const one of waiting) one();
    };
    this.tellEvents({ alarms, incidents: [], isFull: false, kept });
    this.#holdLine();
  }

  #sweep(): void {
    this.#cancelSweep = this.#parts.clock.after(sweepMs, () => {
      this.#gather(this.#alarms.endOverdue(this.#parts.clock.now()));
      this.#sweep();
    });
  }

  #lost(raw: unknown): void {
    this.#heard.lost();
    this.#unreadable.lost(raw);
  }

  #holdLine(): void {
    const isFull = this.#alarms.isFull();
    this.#parts.line.hold(this.#isJournalLate || isFull);
    const { state, fault } = this.keeper.get();
    if (isFull && state === 'live') {
      this.keeper.change({ state: 'slow', fault: { code: 'source/full' } });
    } else if (!isFull && fault?.code === 'source/full') {
      this.keeper.change({ state: 'live', fault: null });
    }
  }

  async #stop(isForGood: boolean): Promise<void> {
    if (!this.isRunning) return;
    this.#cancelSweep?.();
    this.#flush();
    this.isRunning = false;
    this.#unreadable.stop();
    await this.#parts.line.stop(isForGood);
  }
}
