import type { Acknowledgement, AlarmReport, Priority } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { AlarmId, CameraId, PlatformId } from '#contract/ids';

import { cameraIdOf } from './frigateCatalog';
import { wireReviewNewsSchema, wireReviewSchema, type WireReview } from './frigateWire';
import { reviewDescription, reviewWords } from './frigateWords';

/** What reviews are turned into alarms with. */
export interface ReviewParts {
  platformId: PlatformId;
  now: () => number;
  /** Detections become alarms, too; otherwise only what the platform itself calls an alert. */
  areDetectionsAlarms: boolean;
  /** What the platform's answers call us: it tells only that it was seen, not by whom. */
  user: string;
  onUnreadable: (raw: unknown) => void;
  /** What is known of a camera; nothing before the first listing. */
  cameraOf: (cameraId: CameraId) => Pick<Camera, 'name' | 'nodeId'> | undefined;
}

interface Known {
  report: AlarmReport;
  picture: string | undefined;
}

/** More than anybody looks at; the oldest are forgotten, the station has them in its journal. */
const mostKept = 2_000;
const thumbPattern = /^\/media\/frigate(\/clips\/review\/[\w.@-]{1,300}\.(?:webp|jpg))$/;

/** Reviews as alarms: each told whole, with a version that rises only when it changed. */
export class FrigateReviews {
  readonly #parts: ReviewParts;
  readonly #known = new Map<AlarmId, Known>();
  #newestMs = 0;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
  }

  /** Since when there may be news: all that is open began later, seconds of the platform's clock. */
  sinceSeconds(): number | undefined {
    if (this.#newestMs === 0) return undefined;
    const open = [...this.#known.values()].filter(({ report }) => report.condition === 'active');
    return Math.min(this.#newestMs, ...open.map(({ report }) => report.raisedAtMs)) / 1_000;
  }

  report(alarmId: AlarmId): AlarmReport | undefined {
    return this.#known.get(alarmId)?.report;
  }

  /** Path of its picture on the platform. */
  picture(alarmId: AlarmId): string | undefined {
    return this.#known.get(alarmId)?.picture;
  }

  /** A message of the line: the alarm it changed, if any. */
  takeNews(payload: unknown): AlarmReport | undefined {
    const news = wireReviewNewsSchema.safeParse(payload);
    if (!news.success) {
      this.#parts.onUnreadable(undefined);
      return undefined;
    }
    return this.#take(news.data.after);
  }

  /**
   * The list that is read when the line is there: all that is open, and what changed of what was
   * known. On the first reading what is over is nobody's business any more.
   */
  takeList(rows: readonly unknown[]): AlarmReport[] {
    const isFirst = this.#newestMs === 0;
    return rows.flatMap((row) => {
      const review = wireReviewSchema.safeParse(row);
      if (review.success && isFirst && isOver(review.data)) {
        this.#noteTime(review.data);
        return [];
      }
      const report = this.#take(row);
      return report === undefined ? [] : [report];
    });
  }

  /** Somebody here has seen it. */
  acknowledge(alarmId: AlarmId, acknowledgement: Acknowledgement): AlarmReport | undefined {
    const known = this.#known.get(alarmId);
    if (known === undefined) return undefined;
    known.report = { ...known.report, acknowledgement, version: this.#nextVersion(known.report) };
    return known.report;
  }

  /** Undefined where it is no alarm, or nobody can read it. */
  #take(raw: unknown): AlarmReport | undefined {
    const read = wireReviewSchema.safeParse(raw);
    if (!read.success) {
      this.#parts.onUnreadable(raw);
      return undefined;
    }
    const alarmId = `${this.#parts.platformId}:${read.data.id}`.slice(0, 160) as AlarmId;
    const before = this.#known.get(alarmId)?.report;
    // Of two ways one lags behind the other: what is over does not begin again.
    if (before?.condition === 'cleared' && !isOver(read.data)) return undefined;
    // A detection becomes an alert in the midst of it; an alert does not become less.
    const wasAlert = before?.kind === 'alert';
    const review: WireReview = wasAlert ? { ...read.data, severity: 'alert' } : read.data;
    const isAlarm = review.severity === 'alert' || this.#parts.areDetectionsAlarms;
    if (!isAlarm && before === undefined) return undefined;
    this.#noteTime(review);
    const report = this.#reportOf(alarmId, review, before);
    const picture = thumbPattern.exec(review.thumb_path ?? '')?.[1];
    this.#known.delete(alarmId);
    this.#known.set(alarmId, { report, picture });
    if (this.#known.size > mostKept) this.#forgetOldest();
    return report;
  }

  #reportOf(alarmId: AlarmId, review: WireReview, before: AlarmReport | undefined): AlarmReport {
    const { platformId, cameraOf } = this.#parts;
    const cameraId = cameraIdOf(platformId, review.camera);
    const camera = cameraOf(cameraId);
    const endedAtMs = isOver(review) ? Math.round((review.end_time ?? 0) * 1_000) : null;
    const raisedAtMs = Math.round(review.start_time * 1_000);
    const report: AlarmReport = {
      alarmId,
      platformId,
      cameraId,
      nodeId: camera?.nodeId ?? null,
      incidentId: null,
      priority: priorityOf(review),
      gbMethod: 5,
      source: 'worker',
      kind: review.severity,
      what: reviewWords(review),
      place: camera?.name ?? { zh: '', en: '' },
      description: reviewDescription(review),
      instruction: { zh: '', en: '' },
      position: null,
      linkedCameraIds: [],
      pictureCount: thumbPattern.test(review.thumb_path ?? '') ? 1 : 0,
      count: 1,
      raisedAtMs,
      lastAtMs: endedAtMs ?? before?.lastAtMs ?? raisedAtMs,
      condition: endedAtMs === null ? 'active' : 'cleared',
      clearedAtMs: endedAtMs,
      acknowledgement: this.#acknowledgementOf(review, before),
      version: 0,
    };
    return { ...report, version: this.#versionOf(report, before) };
  }

  #acknowledgementOf(review: WireReview, before: AlarmReport | undefined): Acknowledgement | null {
    if (before?.acknowledgement != null) return before.acknowledgement;
    if (review.has_been_reviewed !== true) return null;
    const name = this.#parts.user.slice(0, 40) || 'Frigate';
    const atMs = Math.round((review.end_time ?? review.start_time) * 1_000);
    return { actor: { seat: 99, name, role: 'officer' }, atMs };
  }

  /** The same report keeps its version, so that a list read again is no news. */
  #versionOf(report: AlarmReport, before: AlarmReport | undefined): number {
    if (before === undefined) return this.#parts.now();
    const isSame = JSON.stringify({ ...before, version: 0 }) === JSON.stringify(report);
    return isSame ? before.version : this.#nextVersion(before);
  }

  #nextVersion({ version }: AlarmReport): number {
    return Math.max(version + 1, this.#parts.now());
  }

  #noteTime({ start_time }: WireReview): void {
    this.#newestMs = Math.max(this.#newestMs, start_time * 1_000);
  }

  #forgetOldest(): void {
    const oldest = this.#known.keys().next();
    if (oldest.done !== true) this.#known.delete(oldest.value);
  }
}

const isOver = ({ end_time }: WireReview): boolean => end_time != null;

const priorityOf = ({ severity, data }: WireReview): Priority => {
  const threat = data?.metadata?.potential_threat_level ?? 0;
  if (threat >= 2) return 'critical';
  if (severity === 'alert') return 'high';
  return threat === 1 ? 'medium' : 'low';
};
