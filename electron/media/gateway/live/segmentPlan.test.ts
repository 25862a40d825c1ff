import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MediaPlaylist, MediaSegment } from '../playlist/mediaPlaylist';
import { SegmentPlan, type Step } from './segmentPlan';

const segment = (sequence: number, over: Partial<MediaSegment> = {}): MediaSegment => ({
  sequence,
  url: `http://m/s${String(sequence)}`,
  range: null,
  durationSeconds: 2,
  pictureAtMs: sequence * 2_000,
  isDiscontinuity: false,
  isGap: false,
  map: null,
  parts: [],
  isComplete: true,
  isEncrypted: false,
  keys: [],
  ...over,
});

const part = (sequence: number, n: number) => ({
  url: `http://m/s${String(sequence)}.${String(n)}`,
  range: null,
  durationSeconds: 0.5,
  isIndependent: n === 0,
  isGap: false,
});

const parts = (sequence: number, count: number) =>
  Array.from({ length: count }, (_, n) => part(sequence, n));

const playlist = (segments: MediaSegment[], over: Partial<MediaPlaylist> = {}): MediaPlaylist => ({
  targetSeconds: 2,
  partTargetSeconds: null,
  partHoldBackSeconds: null,
  holdBackSeconds: null,
  canBlockReload: false,
  mediaSequence: segments[0]?.sequence ?? 0,
  discontinuitySequence: 0,
  hasIndependentSegments: true,
  isEnded: false,
  segments,
  hint: null,
  ...over,
});

const window = (first: number, count = 6): MediaPlaylist =>
  playlist(Array.from({ length: count }, (_, n) => segment(first + n)));

const sequences = (steps: readonly Step[]): number[] => steps.map(({ sequence }) => sequence);
const names = (steps: readonly Step[]): string[] =>
  steps.map(({ resource }) => resource.url.replace('http://m/', ''));

describe('what of a live playlist is fetched', () => {
  it('begins with the newest two segments and takes each one after them once', () => {
    const plan = new SegmentPlan();
    expect(sequences(plan.advance(window(10)).steps)).toEqual([14, 15]);
    expect(sequences(plan.advance(window(10)).steps)).toEqual([]);
    expect(sequences(plan.advance(window(12)).steps)).toEqual([16, 17]);
  });

  it('takes every segment once and in order, however the playlist moves on', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 60 }), (moves) => {
        const plan = new SegmentPlan();
        let first = 100;
        const taken = sequences(plan.advance(window(first)).steps);
        for (const move of moves) {
          first += move;
          taken.push(...sequences(plan.advance(window(first)).steps));
        }
        expect(taken).toEqual(taken.map((_, n) => 104 + n));
      }),
    );
  });

  it('jumps to the newest end when it has fallen behind', () => {
    const plan = new SegmentPlan();
    plan.advance(window(10));
    const { steps } = plan.advance(window(30));
    expect(sequences(steps)).toEqual([34, 35]);
    expect(steps.map(({ isAfterGap }) => isAfterGap)).toEqual([true, false]);
  });

  it('bears an older copy now and then, and follows numbers that went back for good', () => {
    const plan = new SegmentPlan();
    plan.advance(window(10));
    expect(plan.advance(window(9)).steps).toEqual([]);
    expect(sequences(plan.advance(window(11)).steps)).toEqual([16]);
    const { steps } = plan.advance(window(0));
    expect(sequences(steps)).toEqual([4, 5]);
    expect(steps[0]?.isAfterGap).toBe(true);
  });

  it('marks what follows a discontinuity, a gap of the server and a lost segment', () => {
    const plan = new SegmentPlan();
    plan.advance(window(10));
    const next = playlist([
      segment(15),
      segment(16, { isDiscontinuity: true }),
      segment(17, { isGap: true }),
      segment(18),
    ]);
    expect(plan.advance(next).steps.map((step) => [step.sequence, step.isAfterGap])).toEqual([
      [16, true],
      [18, true],
    ]);
    plan.lost();
    expect(plan.advance(playlist([segment(18), segment(19)])).steps[0]?.isAfterGap).toBe(true);
  });

  it('names an encrypted stream', () => {
    const encrypted = playlist([segment(1, { isEncrypted: true })]);
    expect(new SegmentPlan().advance(encrypted).isEncrypted).toBe(true);
  });

  it('takes parts as they come, and the rest of a segment when it is complete', () => {
    const plan = new SegmentPlan();
    const low = (...segments: MediaSegment[]): MediaPlaylist =>
      playlist(segments, {
        partTargetSeconds: 0.5,
        partHoldBackSeconds: 1.5,
        canBlockReload: true,
      });
    const open = (sequence: number, count: number): MediaSegment =>
      segment(sequence, { url: '', isComplete: false, parts: parts(sequence, count) });
    const first = plan.advance(low(segment(8), segment(9, { parts: parts(9, 4) }), open(10, 2)));
    expect(names(first.steps)).toEqual(['s9', 's10.0', 's10.1']);
    expect(plan.next).toEqual({ sequence: 10, part: 2 });
    const more = plan.advance(low(segment(9, { parts: parts(9, 4) }), open(10, 3)));
    expect(names(more.steps)).toEqual(['s10.2']);
    expect(more.steps[0]?.pictureAtMs).toBe(21_000);
    const whole = plan.advance(low(segment(10, { parts: parts(10, 4) }), open(11, 1)));
    expect(names(whole.steps)).toEqual(['s10.3', 's11.0']);
    expect(whole.steps.map(({ endsSegment }) => endsSegment)).toEqual([true, false]);
  });
});

describe('what is fetched after an outage of the server', () => {
  const afterOutage = (next: MediaPlaylist) => {
    const plan = new SegmentPlan();
    plan.advance(window(10));
    plan.takeUp();
    return { plan, ...plan.advance(next) };
  };

  it('is all that was missed in a short one, without a gap', () => {
    const { steps } = afterOutage(window(12));
    expect(sequences(steps)).toEqual([16, 17]);
    expect(steps.some(({ isAfterGap }) => isAfterGap)).toBe(false);
  });

  it.each([13, 40])('is only the newest segment after a longer one', (first) => {
    const { plan, steps, isRestarted } = afterOutage(window(first));
    expect(sequences(steps)).toEqual([first + 5]);
    expect([steps[0]?.isAfterGap, isRestarted]).toEqual([true, false]);
    expect(sequences(plan.advance(window(first + 1)).steps)).toEqual([first + 6]);
  });

  it('is nothing as long as nothing new is there', () => {
    const { plan, steps, isRestarted } = afterOutage(window(10));
    expect([steps, isRestarted]).toEqual([[], false]);
    expect(sequences(plan.advance(window(11)).steps)).toEqual([16]);
  });

  it('is the newest of an encoder that counts from the beginning again', () => {
    const { steps, isRestarted } = afterOutage(window(9));
    expect([sequences(steps), isRestarted]).toEqual([[14], true]);
  });

  it('is not joined to what was before when the playlist tells of a break', () => {
    const broken = window(12);
    broken.segments[4] = segment(16, { isDiscontinuity: true });
    const { steps, isRestarted } = afterOutage(broken);
    expect([sequences(steps), isRestarted]).toEqual([[17], true]);
  });
});
