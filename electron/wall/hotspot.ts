import type { Priority } from '#contract/alarm';
import { priorities } from '#contract/alarm';
import type { HotspotReason, TileHotspot } from '#contract/hotspot';
import type { CameraId } from '#contract/ids';

/** A camera that somebody at the desk called or selected. */
export interface Call {
  readonly cameraId: CameraId;
  readonly reason: 'called' | 'selected';
  readonly atMs: number;
}

/** The most urgent alarm that has a camera. */
export interface Urgent {
  readonly cameraId: CameraId;
  readonly priority: Priority;
}

/** What a hotspot shows, and what it knows for its next step. */
export interface Hotspot {
  readonly cameraId: CameraId | null;
  readonly reason: HotspotReason | null;
  /** Of the alarm it shows; null for anything else. */
  readonly priority: Priority | null;
  readonly sinceMs: number;
  /** The last call that was followed, or that came while the tile was pinned. */
  readonly callAtMs: number;
  /** When something else comes by itself; null while nothing waits. */
  readonly untilMs: number | null;
}

/** What surrounds one hotspot now. */
export interface HotspotInput {
  readonly hotspot: TileHotspot;
  /** Pinned, or somebody looks back at what it shows. */
  readonly isHeld: boolean;
  readonly call: Call | null;
  readonly urgent: Urgent | null;
  readonly nowMs: number;
}

/** It has shown nothing yet. */
export const emptyHotspot: Hotspot = {
  ...{ cameraId: null, reason: null, priority: null, sinceMs: 0, callAtMs: 0, untilMs: null },
};

/**
 * A pure step. Whatever a person calls comes at once, and stays for the dwell. Then the most urgent
 * alarm comes, and stays for the dwell also when it has ended; only a graver one cuts in on another.
 */
export const hotspotAt = (before: Hotspot, input: HotspotInput): Hotspot => {
  const { hotspot, nowMs } = input;
  const call = hotspot.source === 'alarms' ? null : input.call;
  const urgent = hotspot.source === 'called' ? null : input.urgent;
  if (input.isHeld && before.cameraId !== null) return held(before, call);
  if (call !== null && call.atMs > before.callAtMs) return called(before, call, urgent, input);
  const next = followUp(before, call, urgent);
  if (next === null) return { ...before, ...stay(before, urgent), untilMs: null };
  const dueAtMs = isAtOnce(before, next.priority) ? nowMs : before.sinceMs + hotspot.dwellS * 1000;
  if (nowMs < dueAtMs) return { ...before, ...stay(before, urgent), untilMs: dueAtMs };
  return { ...next, sinceMs: nowMs, callAtMs: before.callAtMs, untilMs: null };
};

type Shown = Pick<Hotspot, 'cameraId' | 'reason' | 'priority'>;

/** A pin holds through calls; what was called meanwhile does not come when it is drawn. */
const held = (before: Hotspot, call: Call | null): Hotspot => ({
  ...before,
  callAtMs: Math.max(before.callAtMs, call?.atMs ?? 0),
  untilMs: null,
});

const called = (before: Hotspot, call: Call, urgent: Urgent | null, input: HotspotInput) => {
  const { cameraId, reason, atMs } = call;
  const shown = { cameraId, reason, priority: null, sinceMs: input.nowMs, callAtMs: atMs };
  const isAlarmNext = urgent !== null && urgent.cameraId !== cameraId;
  const untilMs = isAlarmNext ? input.nowMs + input.hotspot.dwellS * 1000 : null;
  // Called again: it has been there since before.
  const sinceMs = before.cameraId === cameraId && !isAlarmNext ? before.sinceMs : shown.sinceMs;
  return { ...shown, sinceMs, untilMs };
};

/** What comes after what is there; null when that stays. */
const followUp = (before: Hotspot, call: Call | null, urgent: Urgent | null): Shown | null => {
  if (urgent !== null) {
    const { cameraId, priority } = urgent;
    return before.cameraId === cameraId ? null : { cameraId, reason: 'alarm', priority };
  }
  const isOver = before.reason === 'alarm' || before.reason === 'past';
  if (!isOver || call === null) return null;
  return { cameraId: call.cameraId, reason: call.reason, priority: null };
};

/** The same camera, and perhaps another reason for it by now. */
const stay = (before: Hotspot, urgent: Urgent | null): Pick<Hotspot, 'reason' | 'priority'> => {
  if (urgent !== null && urgent.cameraId === before.cameraId) {
    return { reason: 'alarm', priority: urgent.priority };
  }
  const reason = before.reason === 'alarm' && urgent === null ? 'past' : before.reason;
  return { reason, priority: before.priority };
};

/** An empty tile waits for nothing; a graver alarm does not wait for a lesser one. */
const isAtOnce = ({ cameraId, priority }: Hotspot, next: Priority | null): boolean => {
  if (cameraId === null) return true;
  return priority !== null && next !== null && rankOf(next) < rankOf(priority);
};

const rankOf = (priority: Priority): number => priorities.indexOf(priority);
