import { hashOf } from './chance';
import { newestSegment, segmentAt, startOfSegment } from './liveClock';
import type { Camera } from './wire';

/**
 * What was recorded has no state either: every segment of the last seven days can be cut again, and
 * what is missing follows from the camera and the day.
 */
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const keptMs = 7 * dayMs;

/** Segments that were recorded one after the other, both ends included. */
interface Run {
  first: number;
  last: number;
}

export interface Span {
  fromMs: number;
  toMs: number;
}

type Recorded = Pick<Camera, 'id' | 'class' | 'offlineSinceMs'>;

/** Cameras of private owners are looked at live and not kept. */
export function isRecorded(camera: Pick<Camera, 'class'>): boolean {
  return camera.class !== 3;
}

/** Some minutes of every day are missing, so that everybody meets a gap. */
export function gapOf(cameraId: string, day: number): Span {
  const drawn = hashOf(`gap/${cameraId}/${String(day)}`);
  const fromMs = day * dayMs + (drawn % 1_420) * minuteMs;
  return { fromMs, toMs: fromMs + (2 + ((drawn >>> 12) % 5)) * minuteMs };
}

/** What was kept of a time, in whole segments. */
export function recordedRuns(camera: Recorded, { fromMs, toMs }: Span, nowMs: number): Run[] {
  if (!isRecorded(camera)) return [];
  const { id, offlineSinceMs } = camera;
  const ends = [newestSegment(id, nowMs), segmentAt(id, toMs - 1)];
  if (offlineSinceMs !== null) ends.push(newestSegment(id, offlineSinceMs));
  const last = Math.min(...ends);
  let first = Math.max(segmentAt(id, fromMs), segmentAt(id, nowMs - keptMs) + 1);
  const runs: Run[] = [];
  const add = (until: number): void => {
    if (first <= until) runs.push({ first, last: until });
  };
  if (first > last) return runs;
  const lastDay = Math.floor(startOfSegment(id, last + 1) / dayMs);
  for (let day = Math.floor(startOfSegment(id, first) / dayMs); day <= lastDay; day += 1) {
    const gap = gapOf(id, day);
    const [begins, until] = [segmentAt(id, gap.fromMs), segmentAt(id, gap.toMs - 1)];
    add(Math.min(last, begins - 1));
    first = Math.max(first, until + 1);
  }
  add(last);
  return runs;
}

/** From when to when these segments go. */
export function spanOf(cameraId: string, { first, last }: Run): Span {
  return { fromMs: startOfSegment(cameraId, first), toMs: startOfSegment(cameraId, last + 1) };
}
