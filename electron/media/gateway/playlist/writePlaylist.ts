import { writeAttributes, type Attribute } from './attributes';
import type { Multivariant } from './multivariant';
import type { ByteRange, MediaPart, MediaPlaylist, MediaSegment, Resource } from './shapes';

/** What an address in a playlist leads to. */
export type Target = 'playlist' | 'media' | 'key';

/**
 * Makes an address for the page. `version` tells segments apart that bear the same name at
 * different times.
 */
export type NameAddress = (url: string, target: Target, version: string) => string;

/** A time may be told so much off by rounding before it counts as another. */
const timeSlackMs = 2;

/**
 * Writes a list of segments anew for a page: only what was read and found sound, with every address
 * replaced.
 */
export const writeMediaPlaylist = (playlist: MediaPlaylist, name: NameAddress): string => {
  const lines = [...headLines(playlist)];
  let before: MediaSegment | undefined;
  for (const segment of playlist.segments) {
    lines.push(...segmentLines(segment, before, name));
    before = segment;
  }
  const { hint, isEnded, mediaSequence, segments } = playlist;
  if (hint !== null) {
    const last = segments.at(-1);
    const version = last === undefined ? mediaSequence : last.sequence + (last.isComplete ? 1 : 0);
    lines.push(hintLine(hint, name(hint.url, 'media', String(version))));
  }
  if (isEnded) lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
};

const headLines = (playlist: MediaPlaylist): string[] => {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:9'];
  const { partTargetSeconds, partHoldBackSeconds, holdBackSeconds, canBlockReload } = playlist;
  lines.push(`#EXT-X-TARGETDURATION:${String(Math.ceil(playlist.targetSeconds))}`);
  const control = [
    ...(canBlockReload ? ['CAN-BLOCK-RELOAD=YES'] : []),
    ...(partHoldBackSeconds === null ? [] : [`PART-HOLD-BACK=${String(partHoldBackSeconds)}`]),
    ...(holdBackSeconds === null ? [] : [`HOLD-BACK=${String(holdBackSeconds)}`]),
  ];
  if (control.length > 0) lines.push(`#EXT-X-SERVER-CONTROL:${control.join(',')}`);
  if (partTargetSeconds !== null) {
    lines.push(`#EXT-X-PART-INF:PART-TARGET=${String(partTargetSeconds)}`);
  }
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${String(playlist.mediaSequence)}`);
  if (playlist.discontinuitySequence > 0) {
    lines.push(`#EXT-X-DISCONTINUITY-SEQUENCE:${String(playlist.discontinuitySequence)}`);
  }
  if (playlist.hasIndependentSegments) lines.push('#EXT-X-INDEPENDENT-SEGMENTS');
  return lines;
};

const segmentLines = (
  segment: MediaSegment,
  before: MediaSegment | undefined,
  name: NameAddress,
): string[] => {
  const version = String(segment.sequence);
  const lines: string[] = [];
  if (segment.isDiscontinuity) lines.push('#EXT-X-DISCONTINUITY');
  if (segment.keys !== (before?.keys ?? segment.keys) || before === undefined) {
    lines.push(...keyLines(segment.keys, before !== undefined, name));
  }
  if (segment.map !== null && !isSame(segment.map, before?.map ?? null)) {
    lines.push(mapLine(segment.map, name(segment.map.url, 'media', '')));
  }
  if (segment.pictureAtMs !== null && !isCarriedOn(segment, before)) {
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.pictureAtMs).toISOString()}`);
  }
  for (const part of segment.parts) lines.push(partLine(part, name(part.url, 'media', version)));
  if (!segment.isComplete) return lines;
  if (segment.isGap) lines.push('#EXT-X-GAP');
  if (segment.range !== null) lines.push(`#EXT-X-BYTERANGE:${rangeText(segment.range)}`);
  lines.push(`#EXTINF:${String(segment.durationSeconds)},`, name(segment.url, 'media', version));
  return lines;
};

const isSame = (a: Resource, b: Resource | null): boolean =>
  a.url === b?.url && a.range?.offset === b.range?.offset && a.range?.length === b.range?.length;

const isCarriedOn = ({ pictureAtMs }: MediaSegment, before: MediaSegment | undefined): boolean => {
  if (before?.pictureAtMs == null || pictureAtMs === null) return false;
  const expectedMs = before.pictureAtMs + before.durationSeconds * 1_000;
  return Math.abs(pictureAtMs - expectedMs) < timeSlackMs;
};

const rangeText = ({ offset, length }: ByteRange): string => `${String(length)}@${String(offset)}`;

const keyLines = (
  keys: MediaSegment['keys'],
  isAfterOther: boolean,
  name: NameAddress,
): string[] => {
  if (keys.length === 0) return isAfterOther ? ['#EXT-X-KEY:METHOD=NONE'] : [];
  return keys.map((key) => `#EXT-X-KEY:${writeAttributes(nameIn(key, 'key', name))}`);
};

const mapLine = ({ range }: Resource, address: string): string =>
  `#EXT-X-MAP:URI="${address}"${range === null ? '' : `,BYTERANGE="${rangeText(range)}"`}`;

const partLine = (part: MediaPart, address: string): string =>
  [
    `#EXT-X-PART:DURATION=${String(part.durationSeconds)},URI="${address}"`,
    ...(part.range === null ? [] : [`BYTERANGE="${rangeText(part.range)}"`]),
    ...(part.isIndependent ? ['INDEPENDENT=YES'] : []),
    ...(part.isGap ? ['GAP=YES'] : []),
  ].join(',');

const hintLine = ({ range }: Resource, address: string): string =>
  [
    `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${address}"`,
    ...(range === null
      ? []
      : [`BYTERANGE-START=${String(range.offset)}`, `BYTERANGE-LENGTH=${String(range.length)}`]),
  ].join(',');

/** Replaces the address among attributes, and leaves out what else looks like one. */
const nameIn = (attributes: readonly Attribute[], target: Target, name: NameAddress): Attribute[] =>
  attributes.flatMap((attribute) => {
    if (attribute.name === 'URI') {
      return [{ ...attribute, value: name(attribute.value, target, ''), isQuoted: true }];
    }
    return attribute.value.includes('://') ? [] : [attribute];
  });

/**
 * Writes a list of variants anew for a page: the first one only. Which size a tile gets, the budget
 * of the station decides; a player that changes variants by itself works against it, and fetches
 * what nobody else on this machine reads.
 */
export const writeMultivariant = (list: Multivariant, name: NameAddress): string => {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:9'];
  if (list.hasIndependentSegments) lines.push('#EXT-X-INDEPENDENT-SEGMENTS');
  for (const rendition of list.renditions) {
    lines.push(`#EXT-X-MEDIA:${writeAttributes(nameIn(rendition, 'playlist', name))}`);
  }
  for (const { attributes, url } of list.variants.slice(0, 1)) {
    const plain = attributes.filter((each) => each.name !== 'URI');
    lines.push(`#EXT-X-STREAM-INF:${writeAttributes(nameIn(plain, 'playlist', name))}`);
    lines.push(name(url, 'playlist', ''));
  }
  return `${lines.join('\n')}\n`;
};
