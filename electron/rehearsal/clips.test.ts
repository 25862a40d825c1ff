import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planCity } from './city';
import { clipFor, loadClips, segmentMs, type Clip, type ClipSet } from './clips';
import { happeningKinds } from './happeningKinds';
import { profiles } from './wire';

const folder = join(import.meta.dirname, '../../resources/rehearsal');
let set: ClipSet;
let everyClip: Clip[];

beforeAll(async () => {
  set = await loadClips(folder);
  const turned = set.clips.flatMap((clip) => [clip.pan.left, clip.pan.right]);
  everyClip = [...set.clips, ...turned].filter((clip) => clip !== null);
});

describe('the prepared clips', () => {
  it('are at least eight of 20 s or more', () => {
    expect(set.clips.length).toBeGreaterThanOrEqual(8);
    for (const clip of everyClip) {
      expect(clip.segments * segmentMs).toBeGreaterThanOrEqual(20_000);
      expect(clip.stills.length).toBeGreaterThan(0);
    }
  });

  it('have segments of exactly two seconds, from zero on, in every size', () => {
    for (const clip of everyClip) {
      for (const profile of profiles) {
        const { fragments, timescale } = clip.renditions[profile];
        const ticks = BigInt((timescale * segmentMs) / 1000);
        const times = fragments.map((fragment) => fragment.decodeTime);
        expect(times).toEqual(fragments.map((_, index) => BigInt(index) * ticks));
        expect(fragments).toHaveLength(clip.segments);
      }
    }
  });

  it('share one beginning in each size, so that a turned camera needs no new one', () => {
    for (const profile of profiles) {
      const beginnings = everyClip.map((clip) => clip.renditions[profile].init.toString('hex'));
      expect(new Set(beginnings).size).toBe(1);
    }
  });

  it('have a covered camera among them that fits all, in a few kilobytes', () => {
    for (const profile of profiles) {
      const { init, fragments } = set.covered.renditions[profile];
      expect(init.equals(everyClip[0]?.renditions[profile].init ?? Buffer.alloc(0))).toBe(true);
      expect(fragments).toHaveLength(1);
      expect(fragments[0]?.tail.length).toBeLessThan(5000);
    }
  });

  it('come with a picture of the moment for every kind of happening', () => {
    for (const { kind } of happeningKinds) {
      const files = set.moments.get(kind) ?? [];
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) expect(set.pictures.has(file)).toBe(true);
    }
  });

  it('give each of the nine cameras of the documents a picture of its own', () => {
    const { cameras, starterCameraIds } = planCity(1, 1200, 0);
    const shown = starterCameraIds.slice(0, 9).map((id) => {
      const one = cameras.find((candidate) => candidate.camera.id === id);
      if (!one) throw new Error('a starter camera is missing');
      const { scene, light, camera } = one;
      return clipFor(set, { id, scene, light, canTurn: camera.kind === 'ptz' }).id;
    });
    expect(new Set(shown).size).toBe(9);
  });

  it('let a camera that can be steered look to both sides', () => {
    expect(set.clips.some((clip) => clip.pan.left && clip.pan.right)).toBe(true);
  });
});
