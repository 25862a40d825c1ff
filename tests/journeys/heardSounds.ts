import type { Page } from '@playwright/test';

/** One tone as the analyser heard it: when it began, how long it was, and its pitch. */
export interface HeardTone {
  readonly atMs: number;
  readonly lengthMs: number;
  readonly hertz: number;
}

interface Sample {
  readonly atMs: number;
  readonly peak: number;
  readonly hertz: number;
}

/** Listens for so long; the analyser is read some hundred times a second. */
export async function listen(desk: Page, lengthMs: number): Promise<HeardTone[]> {
  const samples = await desk.evaluate(async (wantedMs): Promise<Sample[]> => {
    const heard: Sample[] = [];
    const began = performance.now();
    while (performance.now() - began < wantedMs) {
      const read = (
        globalThis as unknown as { brightwallSound?: () => { peak: number; hertz: number } }
      ).brightwallSound?.();
      heard.push({
        atMs: performance.now() - began,
        peak: read?.peak ?? 0,
        hertz: read?.hertz ?? 0,
      });
      await new Promise((done) => setTimeout(done, 8));
    }
    return heard;
  }, lengthMs);
  return tonesIn(samples);
}

/** The analyser looks back so far; shorter gaps than that it cannot tell. */
const apartMs = 45;

/** Pitches nearer than this share are one. */
const samePitch = 0.12;

/** Cuts where it is quiet, and where the pitch changes. */
function tonesIn(samples: readonly Sample[]): HeardTone[] {
  const tones: { atMs: number; endMs: number; pitches: number[] }[] = [];
  for (const { atMs, peak, hertz } of samples) {
    if (peak < 0.02) continue;
    const last = tones.at(-1);
    const pitch = last?.pitches[0] ?? 0;
    const isSame = Math.abs(hertz - pitch) < pitch * samePitch;
    if (last !== undefined && isSame && atMs - last.endMs < apartMs) {
      last.endMs = atMs;
      last.pitches.push(hertz);
    } else tones.push({ atMs, endMs: atMs, pitches: [hertz] });
  }
  return tones.map(({ atMs, endMs, pitches }) => ({
    atMs: Math.round(atMs),
    lengthMs: Math.round(endMs - atMs),
    hertz: Math.round(pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? 0),
  }));
}
