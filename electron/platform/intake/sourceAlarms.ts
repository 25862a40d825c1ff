import { createHash } from 'node:crypto';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, PlatformId } from '#contract/ids';
import type { Answer } from '../../wall/ports';
import type { FindCamera } from '../../wall/ports/alarmSources';
import type { ReadAlarm } from './messageReader';

/** So many are remembered; of those beyond, what ended longest ago is forgotten first. */
const mostHeld = 20_000;
/** With more than that open, a source is not read on until people have seen some. */
const mostOpen = 10_000;
const mostNames = 40_000;
/** Clocks differ by a little. */
const toleratedMs = 60_000;

interface Held {
  report: AlarmReport;
  /** What the source called its camera, while nobody knows it here. */
  unknownCamera: string;
  /** When it is over by itself. */
  endsAtMs: number;
}

interface Parts {
  sourceId: PlatformId;
  findCamera: FindCamera;
  /** Milliseconds after its last word; infinite: never. */
  endsAfterMs: number;
}

/**
 * The alarms of one source as it told them. Sources know no editions and often no ends: which
 * message is news, and which a repeat, is found here.
 */
export class SourceAlarms {
  readonly #parts: Parts;
  readonly #held = new Map<string, Held>();
  /** Later names of an alarm. */
  readonly #names = new Map<string, string>();
  #open = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** More are open than people can see to. */
  isFull(): boolean {
    return this.#open > mostOpen;
  }

  /** What an earlier run left open, from the journal. */
  restore(reports: readonly AlarmReport[]): void {
    for (const report of reports) {
      const hash = hashOf(report.alarmId);
      if (this.#held.has(hash)) continue;
      const endsAtMs = report.lastAtMs + this.#parts.endsAfterMs;
      this.#hold(hash, { report, unknownCamera: '', endsAtMs });
    }
  }

  /** The report that follows; null when the message is no news. */
  take(read: ReadAlarm, nowMs: number): AlarmReport | null {
    if (read.does === 'ignore') return null;
    const hash = this.#hashFor(read);
    const held = this.#held.get(hash);
    if (read.does === 'end') return held === undefined ? null : this.#end(hash, held, read, nowMs);
    const isOver = read.expiresAtMs !== null && read.expiresAtMs <= nowMs;
    return isOver ? null : this.#raise(hash, held, read, nowMs);
  }

  /** The report with that answer; undefined for an alarm that nobody knows any more. */
  acknowledge(alarmId: AlarmId, answer: Answer): AlarmReport | undefined {
    const hash = hashOf(alarmId);
    const held = this.#held.get(hash);
    if (held?.report.alarmId !== alarmId) return undefined;
    if (held.report.acknowledgement !== null) return held.report;
    const acknowledgement = { actor: answer.actor, atMs: answer.atMs };
    return this.#change(hash, held, { acknowledgement });
  }

  /** Alarms that are over because nobody spoke of them for long. */
  endOverdue(nowMs: number): AlarmReport[] {
    return [...this.#held]
      .filter(([, { report, endsAtMs }]) => report.condition === 'active' && endsAtMs <= nowMs)
      .map(([hash, held]) =>
        this.#change(hash, held, { condition: 'cleared', clearedAtMs: nowMs }),
      );
  }

  /** The tree was read: cameras may be known now. */
  findCameras(): AlarmReport[] {
    return [...this.#held].flatMap(([hash, held]) => {
      if (held.unknownCamera === '') return [];
      const camera = this.#parts.findCamera(held.unknownCamera);
      if (camera === undefined) return [];
      const { place, position } = held.report;
      const found = whereOf(camera, place, position);
      return [this.#change(hash, { ...held, unknownCamera: '' }, found)];
    });
  }

  /** An update or a cancellation names the alarm that it is about by an earlier name. */
  #hashFor({ key, refersTo }: ReadAlarm): string {
    const own = shortHash(key);
    const known = [own, ...refersTo.map(shortHash)]
      .map((name) => this.#names.get(name) ?? name)
      .find((name) => this.#held.has(name));
    if (known === undefined || known === own) return own;
    this.#names.set(own, known);
    if (this.#names.size > mostNames) this.#names.delete([...this.#names.keys()][0] ?? '');
    return known;
  }

  #raise(hash: string, held: Held | undefined, read: ReadAlarm, nowMs: number): AlarmReport | null {
    // A clock that is far ahead must not make old news of all that follows.
    const atMs = Math.min(read.atMs ?? nowMs, nowMs + toleratedMs);
    const before = held?.report;
    const endsAtMs = read.expiresAtMs ?? nowMs + this.#parts.endsAfterMs;
    if (before === undefined || held === undefined) return this.#begin(hash, read, atMs, endsAtMs);
    // The same word once more, as after a line that broke: with the same time, or an earlier one.
    if (read.atMs !== null && atMs <= before.lastAtMs) return null;
    if (before.condition === 'cleared') return this.#begin(hash, read, atMs, endsAtMs);
    const { said, unknownCamera } = this.#told(read);
    return this.#change(
      hash,
      { ...held, unknownCamera, endsAtMs },
      {
        ...said,
        count: before.count + 1,
        lastAtMs: Math.max(before.lastAtMs, atMs),
      },
    );
  }

  #begin(hash: string, read: ReadAlarm, atMs: number, endsAtMs: number): AlarmReport {
    const { sourceId } = this.#parts;
    const { said, unknownCamera } = this.#told(read);
    const report: AlarmReport = {
      ...said,
      alarmId: `${sourceId}:${hash}.${Math.round(atMs).toString(36)}` as AlarmId,
      platformId: sourceId,
      incidentId: null,
      source: 'device',
      linkedCameraIds: [],
      pictureCount: 0,
      count: 1,
      raisedAtMs: atMs,
      lastAtMs: atMs,
      condition: 'active',
      clearedAtMs: null,
      acknowledgement: null,
      version: 1,
    };
    return this.#hold(hash, { report, unknownCamera, endsAtMs });
  }

  #end(hash: string, held: Held, read: ReadAlarm, nowMs: number): AlarmReport | null {
    const { report } = held;
    // The end of an earlier one, delivered once more.
    const isOld = read.atMs !== null && read.atMs < report.lastAtMs;
    if (report.condition === 'cleared' || isOld) return null;
    const clearedAtMs = read.atMs ?? nowMs;
    return this.#change(hash, held, { condition: 'cleared', clearedAtMs });
  }

  #told(read: ReadAlarm): { said: Said; unknownCamera: string } {
    const camera = read.camera === '' ? undefined : this.#parts.findCamera(read.camera);
    const said = {
      ...whereOf(camera, read.place, read.position),
      priority: read.priority,
      gbMethod: read.gbMethod,
      kind: read.kind,
      what: read.what,
      description: read.description,
      instruction: read.instruction,
      ...(read.isRehearsal ? { isRehearsal: true as const } : {}),
    };
    return { said, unknownCamera: camera === undefined ? read.camera : '' };
  }

  #change(hash: string, held: Held, change: Partial<AlarmReport>): AlarmReport {
    const report = { ...held.report, ...change, version: held.report.version + 1 };
    return this.#hold(hash, { ...held, report });
  }

  #hold(hash: string, held: Held): AlarmReport {
    const before = this.#held.get(hash);
    if (before !== undefined && isOpen(before.report)) this.#open -= 1;
    if (isOpen(held.report)) this.#open += 1;
    // Set anew, so that the one that changed least recently comes first.
    this.#held.delete(hash);
    this.#held.set(hash, held);
    if (this.#held.size > mostHeld) this.#forgetOne();
    return held.report;
  }

  #forgetOne(): void {
    for (const [hash, { report }] of this.#held) {
      if (isOpen(report)) continue;
      this.#held.delete(hash);
      return;
    }
  }
}

type Said = Pick<
  AlarmReport,
  | 'cameraId'
  | 'nodeId'
  | 'place'
  | 'position'
  | 'priority'
  | 'gbMethod'
  | 'kind'
  | 'what'
  | 'description'
  | 'instruction'
  | 'isRehearsal'
>;

const isOpen = ({ condition, acknowledgement }: AlarmReport): boolean =>
  condition === 'active' || acknowledgement === null;

/** The place of the camera where the message names none. */
const whereOf = (
  camera: ReturnType<FindCamera>,
  place: AlarmReport['place'],
  position: AlarmReport['position'],
): Pick<AlarmReport, 'cameraId' | 'nodeId' | 'place' | 'position'> => ({
  cameraId: camera?.cameraId ?? null,
  nodeId: camera?.nodeId ?? null,
  place: place.zh === '' ? (camera?.place ?? place) : place,
  position: position ?? camera?.position ?? null,
});

/** Keys may be long, and hold anything. */
const shortHash = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 22);

/** The part of an alarm's id that its key gave: `source:hash.time`. */
const hashOf = (alarmId: AlarmId): string => {
  const own = alarmId.slice(alarmId.indexOf(':') + 1);
  return own.slice(0, Math.max(0, own.lastIndexOf('.')));
};
