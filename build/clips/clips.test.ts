import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMp4 } from './mp4';
import { profiles, SEGMENT_SECONDS } from './profiles';

const folder = join(import.meta.dirname, '../../resources/rehearsal');

interface Listed {
  readonly id: string;
  readonly durationMs: number;
  readonly profiles: Record<
    string,
    { file: string; codecs: string; bandwidth: number; timescale: number }
  >;
  readonly stills: readonly string[];
  readonly pan?: Record<string, string>;
}

const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
  clips: Listed[];
  moments: Record<string, string[]>;
};

const streams = index.clips.flatMap((clip) =>
  profiles.map((profile) => ({ clip, profile, listed: clip.profiles[profile.name] })),
);

function facts(file: string): ReturnType<typeof readMp4> {
  return readMp4(readFileSync(join(folder, file)));
}

describe('the clips of the rehearsal city', () => {
  it('list at least eight clips of twenty seconds or more', () => {
    expect(index.clips.length).toBeGreaterThanOrEqual(8);
    expect(index.clips.every(({ durationMs }) => durationMs >= 20_000)).toBe(true);
  });

  it.each(streams.map((one) => [`${one.clip.id} ${one.profile.name}`, one] as const))(
    '%s is cut into fragments of exactly two seconds without a gap',
    (_, { clip, profile, listed }) => {
      const file = facts(listed?.file ?? '');
      const ticks = profile.timescale * SEGMENT_SECONDS;
      expect(file.fragments.length * SEGMENT_SECONDS * 1000).toBe(clip.durationMs);
      file.fragments.forEach((fragment, at) => {
        expect(fragment.samples).toBe(profile.fps * SEGMENT_SECONDS);
        expect(fragment.startsAt).toBe(at * ticks);
      });
      expect(file).toMatchObject({ width: profile.width, height: profile.height });
      expect(file.timescale).toBe(listed?.timescale);
      expect(file.codecs).toBe(listed?.codecs);
      const peak = Math.max(...file.fragments.map(({ bytes }) => bytes));
      expect(listed?.bandwidth).toBe(Math.ceil((peak * 8) / SEGMENT_SECONDS));
    },
  );

  it('share one init segment per profile, so that a server may change the picture at a border', () => {
    for (const { name } of profiles) {
      const inits = index.clips.map((clip) =>
        Buffer.from(facts(clip.profiles[name]?.file ?? '').init).toString('hex'),
      );
      expect(new Set(inits).size).toBe(1);
    }
  });

  it('name only files that are there, and stay below twenty megabytes', () => {
    const files = [
      ...streams.map(({ listed }) => listed?.file ?? ''),
      ...index.clips.flatMap(({ stills }) => stills),
      ...Object.values(index.moments).flat(),
    ];
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    const total = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(total).toBeLessThan(20_000_000);
  });

  it('name the neighbours of a camera that can be turned', () => {
    const ids = new Set(index.clips.map(({ id }) => id));
    const named = index.clips.flatMap(({ pan }) => Object.values(pan ?? {}));
    expect(named.length).toBe(2);
    expect(named.every((id) => ids.has(id))).toBe(true);
  });
});
