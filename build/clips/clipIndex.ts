import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClipPlan } from './catalogue';
import { readMp4 } from './mp4';
import { profiles, SEGMENT_SECONDS } from './profiles';

interface ProfileEntry {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly codecs: string;
  /** Peak of any segment in bit/s. */
  readonly bandwidth: number;
  readonly timescale: number;
}

/** Name of the clip of a covered camera. */
export const coveredId = 'covered';

export function profileFile(id: string, profile: string): string {
  return `${id}.${profile}.mp4`;
}

/** Writes the list of what is really in the folder; clips that are not drawn yet are left out. */
export function writeIndex(
  folder: string,
  plans: readonly ClipPlan[],
  stills: ReadonlyMap<string, readonly string[]>,
  moments: Readonly<Record<string, readonly string[]>>,
): void {
  const clips = plans
    .filter((plan) =>
      profiles.every(({ name }) => existsSync(join(folder, profileFile(plan.id, name)))),
    )
    .map((plan) => ({
      id: plan.id,
      scene: plan.scene,
      light: plan.light,
      durationMs: plan.seconds * 1000,
      profiles: entries(folder, plan.id),
      stills: stills.get(plan.id) ?? [],
      ...(plan.pan === undefined ? {} : { pan: plan.pan }),
      ...(plan.panOf === undefined ? {} : { panOf: plan.panOf }),
    }));
  const covered = { profiles: entries(folder, coveredId) };
  const index = JSON.stringify({ clips, covered, moments }, null, 2);
  writeFileSync(join(folder, 'index.json'), `${index}\n`);
}

function entries(folder: string, id: string): Record<string, ProfileEntry> {
  return Object.fromEntries(profiles.map(({ name, fps }) => [name, entry(folder, id, name, fps)]));
}

function entry(folder: string, id: string, name: string, fps: number): ProfileEntry {
  const file = profileFile(id, name);
  const facts = readMp4(readFileSync(join(folder, file)));
  const peak = Math.max(...facts.fragments.map((fragment) => fragment.bytes));
  return {
    file,
    width: facts.width,
    height: facts.height,
    fps,
    codecs: facts.codecs,
    bandwidth: Math.ceil((peak * 8) / SEGMENT_SECONDS),
    timescale: facts.timescale,
  };
}
