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

export interface MediaWindow {
  profile: Profile;
  token: string;
  /** Number of the first segment listed. */
  first: number;
  /** For each segment the clip it is cut from, and when it began. */
  segments: { number: number; clip: Clip; startsAtMs: number }[];
}

/** The sliding window of one size. The newest segment is complete when it is listed. */
export function mediaPlaylist(window: MediaWindow): string {
  const { profile, token } = window;
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segmentMs / 1000}`,
    `#EXT-X-MEDIA-SEQUENCE:${window.first}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ];
  let init: Buffer | null = null;
  for (const segment of window.segments) {
    // Clips of one size are written by one encoder with one setting and share their beginning;
    // it is named again only where it truly differs.
    const next = segment.clip.renditions[profile].init;
    if (!init || !init.equals(next)) {
      init = next;
      lines.push(`#EXT-X-MAP:URI="${profile}-init-${segment.clip.id}.mp4?token=${token}"`);
    }
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.startsAtMs).toISOString()}`,
      `#EXTINF:${(segmentMs / 1000).toFixed(3)},`,
      `${profile}-${segment.number}.m4s?token=${token}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
