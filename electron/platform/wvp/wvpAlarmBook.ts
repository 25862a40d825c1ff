import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, CameraId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { sameInBoth, type LocalText } from '#contract/text';

import type { Answer } from '../../wall/ports';
import type { WvpAlarm } from './wvpWireAlarm';

export interface WvpAlarmBookParts {
  platformId: PlatformId;
  cameraOf: (alarm: WvpAlarm) => { cameraId: CameraId; place: LocalText } | undefined;
  /** A time or place that cannot be. */
  onMended: (alarm: WvpAlarm) => void;
}

const mostSeen = 20_000;
const mostOpen = 2_000;
/** The platform tells no end of an alarm: after this it is taken to be over. */
export const openMs = 10 * 60_000;
/** Device clocks differ; further ahead or back than this they are wrong. */
const aheadMs = 60_000;
const backMs = 24 * 3_600_000;

const nothing = sameInBoth('');

/** Alarms of a platform that keeps none of their state: which were told, which are open. */
export class WvpAlarmBook {
  readonly #parts: WvpAlarmBookParts;
  readonly #seen = new Set<string>();
  readonly #open = new Map<AlarmId, { report: AlarmReport; endsAtMs: number }>();

  constructor(parts: WvpAlarmBookParts) {
    this.#parts = parts;
  }

  /** It was there before we were: it is not told. */
  pass({ id }: WvpAlarm): void {
    this.#remember(id);
  }

  /** The report of an alarm that was never told; undefined for one that was. */
  take(alarm: WvpAlarm, nowMs: number): AlarmReport | undefined {
    if (this.#seen.has(alarm.id)) return undefined;
    this.#remember(alarm.id);
    const report = this.#reportOf(alarm, nowMs);
    this.#open.set(report.alarmId, { report, endsAtMs: nowMs + openMs });
    return report;
  }

  /** All that were told and are not over. */
  open(): AlarmReport[] {
    return [...this.#open.values()].map(({ report }) => report);
  }

  /** Reports of those that are over now, oldest first. */
  ended(nowMs: number): AlarmReport[] {
    const ended: AlarmReport[] = [];
    for (const [alarmId, { report, endsAtMs }] of this.#open) {
      if (endsAtMs > nowMs && this.#open.size <= mostOpen) break;
      this.#open.delete(alarmId);
      const cleared = { condition: 'cleared', clearedAtMs: nowMs } as const;
      ended.push({ ...report, ...cleared, version: report.version + 1 });
    }
    return ended;
  }

  /** Kept here: the platform has no place for it. */
  acknowledge(alarmId: AlarmId, { actor, atMs }: Answer): Outcome<AlarmReport> {
    const open = this.#open.get(alarmId);
    if (open === undefined) return failure('alarm/unknown');
    if (open.report.acknowledgement === null) {
      const acknowledgement = { actor, atMs };
      open.report = { ...open.report, acknowledgement, version: open.report.version + 1 };
    }
    return success(open.report);
  }

  #remember(id: string): void {
    this.#seen.add(id);
    if (this.#seen.size <= mostSeen) return;
    const oldest = this.#seen.values().next();
    if (oldest.done !== true) this.#seen.delete(oldest.value);
  }

  #reportOf(alarm: WvpAlarm, nowMs: number): AlarmReport {
    const { platformId, cameraOf, onMended } = this.#parts;
    const camera = cameraOf(alarm);
    const { atMs } = alarm;
    const isTrue = atMs !== null && atMs <= nowMs + aheadMs && atMs >= nowMs - backMs;
    if (!isTrue) onMended(alarm);
    const raisedAtMs = isTrue ? atMs : nowMs;
    return {
      alarmId: `${platformId}:${alarm.id}` as AlarmId,
      platformId,
      cameraId: camera?.cameraId ?? null,
      nodeId: null,
      incidentId: null,
      priority: alarm.priority,
      gbMethod: alarm.gbMethod,
      source: 'device',
      kind: alarm.kind.kind.slice(0, 80),
      what: alarm.kind.what,
      place: camera?.place ?? sameInBoth(alarm.place),
      description: sameInBoth(alarm.description),
      instruction: nothing,
      position: alarm.position,
      linkedCameraIds: [],
      pictureCount: alarm.hasPicture ? 1 : 0,
      count: 1,
      raisedAtMs,
      lastAtMs: raisedAtMs,
      condition: 'active',
      clearedAtMs: null,
      acknowledgement: null,
      version: 1,
    };
  }
}
