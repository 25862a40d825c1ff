import { segmentMs, type Clip, type Rendition } from './clips';
import { profiles, type Profile } from './wire';

/** The wanted size first, then the smaller ones: a player may step down, never up. */
export function variantsFrom(profile: Profile): Profile[] {
  return profiles.slice(profiles.indexOf(profile));
}

/** The multivariant playlist of one stream. `codecs` replaces the true ones in a rehearsed fault. */
export function multivariantPlaylist(
  clip: Clip,
  profile: Profile,
  token: string,
  codecs?: string,
): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const variant of variantsFrom(profile)) {
    const facts = clip.renditions[variant];
    lines.push(
      `#EXT-X-STREAM-INF:${attributes(facts, codecs ?? facts.codecs)}`,
      `${variant}.m3u8?token=${token}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function attributes(facts: Rendition, codecs: string): string {
  return [
    `BANDWIDTH=${Math.ceil(facts.bandwidth)}`,
    `CODECS="${codecs}"`,
    `RESOLUTION=${facts.width}x${facts.height}`,
    `FRAME-RATE=${facts.fps.toFixed(3)}`,
  ].join(',');
}

/** A segment with the clip it is cut from, and when it began. */
export interface ListedSegment {
  number: number;
  clip: Clip;
  startsAtMs: number;
}

export interface MediaWindow {
  profile: Profile;
  token: string;
  /** Number of the first segment listed. */
  first: number;
  segments: ListedSegment[];
}

/** The sliding window of one size. The newest segment is complete when it is listed. */
export function mediaPlaylist(window: MediaWindow): string {
  const { profile } = window;
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segmentMs / 1000}`,
    `#EXT-X-MEDIA-SEQUENCE:${window.first}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ];
  lines.push(...listing(window, (name) => `${profile}-${name}`));
  return `${lines.join('\n')}\n`;
}

/** A stretch of what was recorded: it begins with segment 0 and has an end. */
export function recordedPlaylist(stretch: Omit<MediaWindow, 'first'>): string {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-TARGETDURATION:${segmentMs / 1000}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...listing(stretch, (name) => name),
    '#EXT-X-ENDLIST',
  ];
  return `${lines.join('\n')}\n`;
}

function listing(
  { profile, token, segments }: Omit<MediaWindow, 'first'>,
  nameOf: (name: string) => string,
): string[] {
  const lines: string[] = [];
  let init: Buffer | null = null;
  for (const segment of segments) {
    // Clips of one size are written by one encoder with one setting and share their beginning;
    // it is named again only where it truly differs.
    const next = segment.clip.renditions[profile].init;
    if (!init || !init.equals(next)) {
      init = next;
      const name = nameOf(`init-${segment.clip.id}.mp4`);
      lines.push(`#EXT-X-MAP:URI="${name}?token=${token}"`);
    }
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.startsAtMs).toISOString()}`,
      `#EXTINF:${(segmentMs / 1000).toFixed(3)},`,
      `${nameOf(`${segment.number}.m4s`)}?token=${token}`,
    );
  }
  return lines;
}
