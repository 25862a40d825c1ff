import { movedHead, stillOf, type Fragment } from './boxes';
import { clipFor, segmentMs, type Clip, type ClipSet } from './clips';
import type { CityCamera } from './city';
import type { DrawnFault } from './faults';
import { newestSegment, partOfClip, startOfSegment } from './liveClock';
import { mediaPlaylist, multivariantPlaylist } from './playlists';
import { profiles, type Profile } from './wire';

const listed = 6;
/** Segments that are no longer listed but still answered, for viewers that are a little late. */
const kept = 8;

/** Seconds of a replayed picture, in segments. */
const loopedSegments = 3;

/** A picture that is not true, and since when. */
export interface Drawn {
  kind: DrawnFault;
  sinceMs: number;
}

/** Whether the camera is turned, and since which segment: -1 left, 0 ahead, 1 right. */
export interface Turning {
  sideAt(cameraId: string, segment: number): -1 | 0 | 1;
}

export type LiveFile =
  | { kind: 'multivariant' }
  | { kind: 'media'; profile: Profile }
  | { kind: 'init'; profile: Profile; clipId: string }
  | { kind: 'segment'; profile: Profile; number: number };

/** What a name in a playlist means. */
export function parseLiveFile(name: string): LiveFile | null {
  if (name === 'index.m3u8') return { kind: 'multivariant' };
  const match = /^(main|sub|small)(?:\.m3u8|-init-([\w-]{1,80})\.mp4|-(\d{1,15})\.m4s)$/.exec(name);
  const profile = profiles.find((known) => known === match?.[1]);
  if (!match || !profile) return null;
  if (match[2] !== undefined) return { kind: 'init', profile, clipId: match[2] };
  if (match[3] !== undefined) return { kind: 'segment', profile, number: Number(match[3]) };
  return { kind: 'media', profile };
}

/** Live HLS out of prepared clips: computed from the clock, almost without work. */
export class LiveOrigin {
  private readonly chosen = new Map<string, Clip>();
  private readonly byId: Map<string, Clip>;

  constructor(
    private readonly set: ClipSet,
    private readonly turning: Turning,
  ) {
    const turned = set.clips.flatMap((clip) => [clip, clip.pan.left, clip.pan.right]);
    this.byId = new Map(
      turned.filter((clip) => clip !== null).map((clip) => [clip.id, clip] as const),
    );
  }

  clipOf(one: CityCamera): Clip {
    const id = one.camera.id;
    let clip = this.chosen.get(id);
    if (!clip) {
      const canTurn = one.camera.kind === 'ptz';
      clip = clipFor(this.set, { id, scene: one.scene, light: one.light, canTurn });
      this.chosen.set(id, clip);
    }
    return clip;
  }

  multivariant(one: CityCamera, profile: Profile, token: string, codecs?: string): string {
    return multivariantPlaylist(this.clipOf(one), profile, token, codecs);
  }

  media(one: CityCamera, profile: Profile, token: string, atMs: number): string {
    const id = one.camera.id;
    const newest = newestSegment(id, atMs);
    const first = newest - listed + 1;
    const segments = Array.from({ length: listed }, (_, index) => ({
      number: first + index,
      clip: this.clipAt(one, first + index),
      startsAtMs: startOfSegment(id, first + index),
    }));
    return mediaPlaylist({ profile, token, first, segments });
  }

  init(profile: Profile, clipId: string): Buffer | null {
    return this.byId.get(clipId)?.renditions[profile].init ?? null;
  }

  /** The two parts of a segment, its head moved to its place in time; null when it is not there. */
  segment(
    one: CityCamera,
    profile: Profile,
    number: number,
    nowMs: number,
    drawn: Drawn | null = null,
  ): [Buffer, Buffer] | null {
    const id = one.camera.id;
    const newest = newestSegment(id, nowMs);
    if (number > newest || number <= newest - listed - kept) return null;
    const fragment = this.fragmentAt(one, profile, number, drawn);
    if (!fragment) return null;
    return this.movedTo(one, profile, fragment, number);
  }

  /** A segment as it was live, moved to its place in a stretch that begins at 0. */
  recorded(
    one: CityCamera,
    profile: Profile,
    number: number,
    place: number,
  ): [Buffer, Buffer] | null {
    const fragment = this.fragmentAt(one, profile, number, null);
    return fragment && this.movedTo(one, profile, fragment, place);
  }

  private movedTo(
    one: CityCamera,
    profile: Profile,
    fragment: Fragment,
    place: number,
  ): [Buffer, Buffer] {
    const { timescale } = this.clipOf(one).renditions[profile];
    const ticks = BigInt(Math.round((timescale * segmentMs) / 1000));
    return [movedHead(fragment, BigInt(place) * ticks, place + 1), fragment.tail];
  }

  /** What a segment shows: the picture of its moment, unless somebody made it lie. */
  private fragmentAt(
    one: CityCamera,
    profile: Profile,
    number: number,
    drawn: Drawn | null,
  ): Fragment | null {
    const { id } = one.camera;
    const trueAt = (segment: number): Fragment | null => {
      const clip = this.clipAt(one, segment);
      return clip.renditions[profile].fragments[partOfClip(id, segment, clip.segments)] ?? null;
    };
    const first = drawn ? newestSegment(id, drawn.sinceMs) + 1 : Infinity;
    if (!drawn || number < first) return trueAt(number);
    const covered = this.set.covered.renditions[profile].fragments[0] ?? null;
    switch (drawn.kind) {
      case 'black':
        return covered;
      case 'loop':
        return trueAt(first - loopedSegments + ((number - first) % loopedSegments));
      case 'freeze': {
        const last = trueAt(first);
        return last && covered && stillOf(last, covered);
      }
    }
  }

  /** The still picture of this moment. */
  still(one: CityCamera, nowMs: number): Buffer | null {
    const id = one.camera.id;
    const newest = newestSegment(id, nowMs);
    const clip = this.clipAt(one, newest);
    const share = partOfClip(id, newest, clip.segments) / clip.segments;
    return clip.stills[Math.floor(share * clip.stills.length)] ?? clip.stills[0] ?? null;
  }

  /** What the camera looked at in that segment. */
  clipAt(one: CityCamera, segment: number): Clip {
    const ahead = this.clipOf(one);
    const side = this.turning.sideAt(one.camera.id, segment);
    if (side === 0) return ahead;
    return (side < 0 ? ahead.pan.left : ahead.pan.right) ?? ahead;
  }
}
