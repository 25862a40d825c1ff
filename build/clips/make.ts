import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { plans } from './catalogue';
import { coveredId, profileFile, writeIndex } from './clipIndex';
import { encodeClip, encodeCovered } from './encoder';
import { writeMoments } from './moments';
import { profiles } from './profiles';
import { writeStills } from './stills';

/**
 * Draws and encodes the clips of the rehearsal city into `resources/rehearsal`.
 * `npx tsx build/clips/make.ts [starts of ids… | stills | moments | index]`; nothing means all.
 */
const folder = join(import.meta.dirname, '../../resources/rehearsal');
const wanted = process.argv.slice(2);
const all = wanted.length === 0;
const STILLS = 3;

mkdirSync(join(folder, 'moments'), { recursive: true });
const chosen = plans.filter(({ id }) => all || wanted.some((start) => id.startsWith(start)));
for (const plan of chosen) {
  const started = Date.now();
  for (const profile of profiles) {
    await encodeClip(plan.stage(), profile, join(folder, profileFile(plan.id, profile.name)));
  }
  const sizes = profiles.map(({ name }) => {
    const bytes = statSync(join(folder, profileFile(plan.id, name))).size;
    return `${name} ${Math.round(bytes / 1024)} KiB`;
  });
  console.log(`${plan.id}: ${sizes.join(', ')} in ${Math.round((Date.now() - started) / 1000)} s`);
}

for (const profile of profiles) {
  const file = join(folder, profileFile(coveredId, profile.name));
  if (all || wanted.includes(coveredId) || !existsSync(file)) await encodeCovered(profile, file);
}

const stills = new Map<string, string[]>();
for (const plan of plans) {
  const names = Array.from({ length: STILLS }, (_, index) => `${plan.id}.${index}.jpg`);
  const stale = wanted.includes('stills') || chosen.includes(plan);
  const missing = names.some((name) => !existsSync(join(folder, name)));
  stills.set(
    plan.id,
    stale || missing ? writeStills(plan.stage(), folder, plan.id, STILLS) : names,
  );
}

const redraw = all || wanted.includes('moments');
writeIndex(folder, plans, stills, writeMoments(join(folder, 'moments'), redraw));
const total = [folder, join(folder, 'moments')]
  .flatMap((place) => readdirSync(place).map((name) => statSync(join(place, name))))
  .reduce((sum, facts) => sum + (facts.isFile() ? facts.size : 0), 0);
console.log(`resources/rehearsal: ${(total / 1e6).toFixed(1)} MB`);
