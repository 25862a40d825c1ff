import type { SoundTrouble } from '#contract/systemAlarm';
import type { SoundReading } from './speaker';

/** One look at the sound of this desk. */
export interface SoundLook extends SoundReading {
  /** Outputs that the system has. */
  deviceCount: number;
  atMs: number;
}

/** A context may lag by so much of the time that passed and still be running. */
const leastShare = 0.25;
/** So many looks in a row, so that a hitch is no trouble. */
const looksNeeded = 2;

/**
 * Judges by looks in a row, oldest first: no device at all is said at once; a clock that stands, or
 * a tone of which nothing is heard, when two looks agree. Pure.
 */
export function judgeSound(looks: readonly SoundLook[]): SoundTrouble {
  const last = looks.at(-1);
  if (last === undefined) return null;
  if (last.deviceCount === 0) return 'sound-none';
  const recent = looks.slice(-looksNeeded - 1);
  if (recent.length <= looksNeeded) return null;
  const pairs = recent.slice(1).map((look, at) => [recent[at] ?? look, look] as const);
  if (pairs.every(([before, look]) => stands(before, look))) return 'sound-stopped';
  const tones = looks.filter(({ isSounding }) => isSounding).slice(-looksNeeded);
  const isSilent = tones.length === looksNeeded && tones.every(({ peak }) => peak < 0.0005);
  return isSilent ? 'sound-silent' : null;
}

const stands = (before: SoundLook, look: SoundLook): boolean => {
  const passedS = (look.atMs - before.atMs) / 1000;
  return look.contextS - before.contextS < passedS * leastShare;
};
