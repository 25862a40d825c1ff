import { readAttributes, type Attribute } from './attributes';
import { playlistLimits } from './limits';
import type { Line } from './lines';
import type { ByteRange, MediaPart, MediaPlaylist, MediaSegment, Resource } from './shapes';
import { fillTimes } from './times';
import {
  attributeOf,
  readAddress,
  readDuration,
  readRange,
  readSequence,
  readTime,
} from './values';
import { PlaylistError, Variables } from './variables';

/** What has been said about the segment that comes next. */
interface Coming {
  durationSeconds: number | null;
  range: string | null;
  timeMs: number | null;
  isDiscontinuity: boolean;
  isGap: boolean;
  parts: MediaPart[];
}

const nothing = (): Coming => ({
  durationSeconds: null,
  range: null,
  timeMs: null,
  isDiscontinuity: false,
  isGap: false,
  parts: [],
});

const noKeys: readonly (readonly Attribute[])[] = [];

/** The reading of one list of segments, line by line. Throws `PlaylistError`. */
export class MediaReading {
  readonly #baseUrl: string;
  readonly #from: string;
  readonly #variables: Variables;
  readonly #segments: MediaSegment[] = [];
  #coming = nothing();
  #map: Resource | null = null;
  #keys = noKeys;
  #isKeyLast = false;
  #targetSeconds: number | null = null;
  #partTargetSeconds: number | null = null;
  #partHoldBackSeconds: number | null = null;
  #holdBackSeconds: number | null = null;
  #canBlockReload = false;
  #mediaSequence = 0;
  #discontinuitySequence = 0;
  #hasIndependentSegments = false;
  #isEnded = false;
  #hint: Resource | null = null;
  #partCount = 0;
  /** Where a range without an offset goes on, by address. */
  #rangeEnd: { url: string; at: number } | null = null;

  constructor(baseUrl: string, from: string) {
    this.#baseUrl = baseUrl;
    this.#from = from;
    this.#variables = new Variables(baseUrl);
  }

  take(line: Line): void {
    if ('address' in line) this.#takeAddress(line.address);
    else this.#takeTag(line.tag, line.value);
  }

  finish(): MediaPlaylist {
    if (this.#coming.parts.length > 0) this.#addSegment('', null);
    if (this.#targetSeconds === null && this.#segments.length === 0) {
      throw new PlaylistError('no list of segments');
    }
    const longest = this.#segments.reduce((most, each) => Math.max(most, each.durationSeconds), 1);
    fillTimes(this.#segments);
    const dropped = this.#isEnded ? [] : this.#segments.splice(0, this.#surplus());
    const jumps = dropped.filter(({ isDiscontinuity }) => isDiscontinuity).length;
    return {
      targetSeconds: this.#targetSeconds ?? Math.ceil(longest),
      partTargetSeconds: this.#partTargetSeconds,
      partHoldBackSeconds: this.#partHoldBackSeconds,
      holdBackSeconds: this.#holdBackSeconds,
      canBlockReload: this.#canBlockReload,
      mediaSequence: this.#mediaSequence + dropped.length,
      discontinuitySequence: this.#discontinuitySequence + jumps,
      hasIndependentSegments: this.#hasIndependentSegments,
      isEnded: this.#isEnded,
      segments: this.#segments,
      hint: this.#hint,
    };
  }

  #surplus(): number {
    return Math.max(this.#segments.length - playlistLimits.liveSegments, 0);
  }

  #takeAddress(address: string): void {
    const { durationSeconds, range } = this.#coming;
    if (durationSeconds === null) throw new PlaylistError('an address without a duration');
    const url = this.#address(address);
    this.#addSegment(url, range === null ? null : this.#range(url, range));
  }

  #addSegment(url: string, range: ByteRange | null): void {
    const { durationSeconds, timeMs, isDiscontinuity, isGap, parts } = this.#coming;
    const sequence = this.#mediaSequence + this.#segments.length;
    if (this.#segments.length >= playlistLimits.segments) throw new PlaylistError('too long');
    this.#segments.push({
      sequence,
      url,
      range,
      durationSeconds:
        durationSeconds ?? parts.reduce((sum, part) => sum + part.durationSeconds, 0),
      pictureAtMs: timeMs,
      isDiscontinuity,
      isGap,
      map: this.#map,
      parts,
      isComplete: url !== '',
      isEncrypted: this.#keys.length > 0,
      keys: this.#keys,
    });
    this.#coming = nothing();
    this.#isKeyLast = false;
  }

  #takeTag(tag: string, value: string): void {
    const coming = this.#coming;
    switch (tag) {
      case '#EXTINF':
        // The title after the comma is not for players, and may hold anything.
        coming.durationSeconds = readDuration(value.split(',', 1)[0]?.trim());
        break;
      case '#EXT-X-BYTERANGE':
        coming.range = value;
        break;
      case '#EXT-X-PROGRAM-DATE-TIME':
        coming.timeMs = readTime(value);
        break;
      case '#EXT-X-DISCONTINUITY':
        coming.isDiscontinuity = true;
        break;
      case '#EXT-X-GAP':
        coming.isGap = true;
        break;
      case '#EXT-X-TARGETDURATION':
        this.#targetSeconds = Number(value) === 0 ? null : readDuration(value);
        break;
      case '#EXT-X-MEDIA-SEQUENCE':
        if (this.#segments.length === 0) this.#mediaSequence = readSequence(value);
        break;
      case '#EXT-X-DISCONTINUITY-SEQUENCE':
        this.#discontinuitySequence = readSequence(value);
        break;
      case '#EXT-X-INDEPENDENT-SEGMENTS':
        this.#hasIndependentSegments = true;
        break;
      case '#EXT-X-ENDLIST':
        this.#isEnded = true;
        break;
      default:
        this.#takeAttributes(tag, value);
    }
  }

  #takeAttributes(tag: string, value: string): void {
    switch (tag) {
      case '#EXT-X-DEFINE':
        this.#variables.define(this.#attributes(value));
        break;
      case '#EXT-X-MAP':
        this.#map = this.#takeMap(this.#attributes(value));
        break;
      case '#EXT-X-KEY':
        this.#takeKey(this.#attributes(value));
        break;
      case '#EXT-X-SERVER-CONTROL':
        this.#takeControl(this.#attributes(value));
        break;
      case '#EXT-X-PART-INF':
        this.#partTargetSeconds = readDuration(attributeOf(this.#attributes(value), 'PART-TARGET'));
        break;
      case '#EXT-X-PART':
        this.#takePart(this.#attributes(value));
        break;
      case '#EXT-X-PRELOAD-HINT':
        this.#takeHint(this.#attributes(value));
        break;
      case '#EXT-X-SKIP':
        // We never ask for a playlist with a hole; a player may reserve room for all that is told.
        throw new PlaylistError('a skip that nobody asked for');
      case '#EXT-X-STREAM-INF':
        throw new PlaylistError('a list of variants');
      default:
      // What is not known is not needed.
    }
  }

  #takeMap(attributes: readonly Attribute[]): Resource {
    const range = attributeOf(attributes, 'BYTERANGE');
    return {
      url: this.#address(attributeOf(attributes, 'URI') ?? ''),
      range: range === undefined ? null : readRange(range, 0),
    };
  }

  #takeKey(attributes: readonly Attribute[]): void {
    const uri = attributeOf(attributes, 'URI');
    if (attributeOf(attributes, 'METHOD') === 'NONE') {
      this.#keys = noKeys;
      this.#isKeyLast = false;
      return;
    }
    const whole = attributes.map((attribute) =>
      attribute.name === 'URI' ? { ...attribute, value: this.#address(uri ?? '') } : attribute,
    );
    // Several keys in a row are choices for the same segments.
    if (this.#isKeyLast && this.#keys.length >= 8) throw new PlaylistError('too many keys');
    this.#keys = this.#isKeyLast ? [...this.#keys, whole] : [whole];
    this.#isKeyLast = true;
  }

  #takeControl(attributes: readonly Attribute[]): void {
    const seconds = (name: string): number | null => {
      const value = attributeOf(attributes, name);
      return value === undefined ? null : readDuration(value);
    };
    this.#canBlockReload = attributeOf(attributes, 'CAN-BLOCK-RELOAD') === 'YES';
    this.#holdBackSeconds = seconds('HOLD-BACK');
    this.#partHoldBackSeconds = seconds('PART-HOLD-BACK');
  }

  #takePart(attributes: readonly Attribute[]): void {
    const { parts } = this.#coming;
    this.#partCount += 1;
    if (parts.length >= playlistLimits.partsOfSegment || this.#partCount > playlistLimits.parts) {
      throw new PlaylistError('too many parts');
    }
    const url = this.#address(attributeOf(attributes, 'URI') ?? '');
    const range = attributeOf(attributes, 'BYTERANGE');
    parts.push({
      url,
      range: range === undefined ? null : this.#range(url, range),
      durationSeconds: readDuration(attributeOf(attributes, 'DURATION')),
      isIndependent: attributeOf(attributes, 'INDEPENDENT') === 'YES',
      isGap: attributeOf(attributes, 'GAP') === 'YES',
    });
  }

  #takeHint(attributes: readonly Attribute[]): void {
    if (attributeOf(attributes, 'TYPE') !== 'PART') return;
    const url = this.#address(attributeOf(attributes, 'URI') ?? '');
    const start = attributeOf(attributes, 'BYTERANGE-START');
    const length = attributeOf(attributes, 'BYTERANGE-LENGTH');
    if (start === undefined && length === undefined) this.#hint = { url, range: null };
    // A stretch without an end cannot be told from the rest of the file; the part itself will come.
    else if (length !== undefined) {
      this.#hint = { url, range: readRange(`${length}@${start ?? '0'}`, 0) };
    }
  }

  #range(url: string, value: string): ByteRange {
    const goesOnAt = this.#rangeEnd?.url === url ? this.#rangeEnd.at : 0;
    const range = readRange(value, goesOnAt);
    this.#rangeEnd = { url, at: range.offset + range.length };
    return range;
  }

  #address(reference: string): string {
    if (reference === '') throw new PlaylistError('an address that is none');
    return readAddress(this.#variables.expand(reference), this.#baseUrl, this.#from);
  }

  #attributes(value: string): Attribute[] {
    const attributes = readAttributes(value);
    if (attributes === undefined) throw new PlaylistError('attributes that are none');
    return attributes.map((each) =>
      each.isQuoted ? { ...each, value: this.#variables.expand(each.value) } : each,
    );
  }
}
