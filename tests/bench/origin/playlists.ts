import type { BenchClip } from '../clips/clipList';
import { listed, newestAt, segmentMs, startOf } from './timeline';

/** What a playlist tells of a clip. */
export interface ListedClip {
  readonly about: BenchClip;
  readonly codecs: string;
  readonly partsPerSegment: number;
}

/** How a camera's pictures are delivered. */
export type Delivery = 'fmp4' | 'ts' | 'll';

const seconds = segmentMs / 1000;

export function multivariant({ about, codecs }: ListedClip): string {
  const facts = [
    `BANDWIDTH=${String(about.kilobits * 1300)}`,
    `CODECS="${codecs}"`,
    `RESOLUTION=${String(about.width)}x${String(about.height)}`,
    `FRAME-RATE=${about.fps.toFixed(3)}`,
  ];
  return text([
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-STREAM-INF:${facts.join(',')}`,
    'media.m3u8',
  ]);
}

/** The sliding window as it is at `atMs`. */
export function classicPlaylist(camera: string, delivery: 'fmp4' | 'ts', atMs: number): string {
  const first = newestAt(camera, atMs) - listed + 1;
  return text([
    ...head(first, delivery),
    ...Array.from({ length: listed }, (_, index) =>
      segmentLines(camera, first + index, delivery === 'ts' ? 'ts' : 'm4s'),
    ).flat(),
  ]);
}

/** RFC 8216bis: the two newest complete segments in parts, the one in the making, and a hint. */
export function lowLatencyPlaylist(camera: string, clip: ListedClip, atMs: number): string {
  const newest = newestAt(camera, atMs);
  const first = newest - listed + 1;
  const { partSeconds } = clip.about;
  const done = partsDone(camera, clip, newest + 1, atMs);
  const lines = head(first, 'fmp4');
  lines.push(
    `#EXT-X-PART-INF:PART-TARGET=${partSeconds.toFixed(3)}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${partHoldBack(clip).toFixed(3)}`,
  );
  for (let number = first; number <= newest; number += 1) {
    const [clock = '', ...rest] = segmentLines(camera, number, 'm4s');
    lines.push(clock);
    if (number > newest - 2) lines.push(...partLines(clip, number, clip.partsPerSegment));
    lines.push(...rest);
  }
  if (done > 0) {
    lines.push(clockOf(camera, newest + 1), ...partLines(clip, newest + 1, done));
  }
  lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${partName(newest + 1, done)}"`);
  return text(lines);
}

export const partHoldBack = (clip: ListedClip): number => 3 * clip.about.partSeconds;

/** How many parts of a segment exist at this moment. */
export function partsDone(camera: string, clip: ListedClip, number: number, atMs: number): number {
  const age = (atMs - startOf(camera, number)) / 1000;
  const done = Math.floor(age / clip.about.partSeconds);
  return Math.max(0, Math.min(clip.partsPerSegment, done));
}

function head(first: number, delivery: 'fmp4' | 'ts'): string[] {
  return [
    `#EXT-X-TARGETDURATION:${String(seconds)}`,
    `#EXT-X-MEDIA-SEQUENCE:${String(first)}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(delivery === 'ts' ? [] : ['#EXT-X-MAP:URI="init.mp4"']),
  ];
}

function segmentLines(camera: string, number: number, ending: string): string[] {
  return [clockOf(camera, number), `#EXTINF:${seconds.toFixed(3)},`, `${String(number)}.${ending}`];
}

const clockOf = (camera: string, number: number): string =>
  `#EXT-X-PROGRAM-DATE-TIME:${new Date(startOf(camera, number)).toISOString()}`;

function partLines({ about }: ListedClip, number: number, count: number): string[] {
  return Array.from({ length: count }, (_, part) => {
    const independent = part === 0 ? ',INDEPENDENT=YES' : '';
    return `#EXT-X-PART:DURATION=${about.partSeconds.toFixed(3)},URI="${partName(number, part)}"${independent}`;
  });
}

const partName = (number: number, part: number): string => `${String(number)}.${String(part)}.m4s`;

const text = (lines: readonly string[]): string =>
  `${['#EXTM3U', '#EXT-X-VERSION:9', ...lines].join('\n')}\n`;
