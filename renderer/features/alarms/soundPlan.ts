import { priorities, type Alarm, type Priority } from '#contract/alarm';

/** One tone: start and length in seconds after the beginning of the pattern, pitch in hertz. */
export interface Tone {
  atS: number;
  lengthS: number;
  hertz: number;
}

export interface SoundPattern {
  tones: readonly Tone[];
  /** Pause before it sounds again (at least 3 s, ux.md §4); null: it does not repeat. */
  pauseS: number | null;
  /** How often altogether; null: until answered. */
  times: number | null;
}

/**
 * One per priority, one in place of many in a flood, the lead's own for a call, and one for what went
 * before anybody saw it.
 */
export type Sound = Priority | 'flood' | 'call' | 'cleared';

const tone = (atS: number, lengthS: number, hertz: number): Tone => ({ atS, lengthS, hertz });

/** Different in rhythm as well as pitch: fast triple, double, single three times, one short. */
export const soundPatterns: Readonly<Record<Sound, SoundPattern>> = {
  critical: {
    tones: [tone(0, 0.12, 988), tone(0.24, 0.12, 988), tone(0.48, 0.16, 1319)],
    pauseS: 3,
    times: null,
  },
  high: { tones: [tone(0, 0.22, 784), tone(0.34, 0.22, 784)], pauseS: 4, times: null },
  medium: { tones: [tone(0, 0.3, 587)], pauseS: 4, times: 3 },
  low: { tones: [tone(0, 0.12, 440)], pauseS: null, times: 1 },
  flood: { tones: [tone(0, 0.5, 392), tone(0.6, 0.5, 523)], pauseS: 20, times: null },
  call: {
    tones: [tone(0, 0.1, 659), tone(0.15, 0.1, 659), tone(0.3, 0.45, 880)],
    pauseS: null,
    times: 1,
  },
  cleared: { tones: [tone(0, 0.2, 349)], pauseS: null, times: 1 },
};

/**
 * What should sound now: the highest waiting priority, unless silenced; null is quiet. What chatters
 * has sounded at its first comings and sounds no more.
 */
export function chooseSound(
  alarms: readonly Alarm[],
  { isSilenced = false, isFlood = false } = {},
): Sound | null {
  const waiting = alarms.filter(
    (alarm) =>
      alarm.response === 'waiting' &&
      alarm.condition === 'active' &&
      alarm.rhythm === 'plain' &&
      alarm.ruling.hasSound,
  );
  const highest =
    priorities.find((priority) => waiting.some((alarm) => alarm.priority === priority)) ?? null;
  if (isSilenced) return null;
  if (highest === null) return hasGoneUnseen(alarms) && !isFlood ? 'cleared' : null;
  return isFlood && highest !== 'critical' ? 'flood' : highest;
}

/** Gone before anybody saw it: one short sound (ux.md §5.2). */
const hasGoneUnseen = (alarms: readonly Alarm[]): boolean =>
  alarms.some(
    ({ response, condition, rhythm, ruling }) =>
      response === 'waiting' && condition === 'cleared' && rhythm === 'plain' && ruling.hasSound,
  );

/** Each step of an overdue alarm is so much louder. */
const stepLouder = 0.15;

/** Critical cannot be turned below the floor that the site set (ux.md §4); overdue is louder. */
export function soundVolume(
  name: Sound,
  sound: { volume: number; floor: number },
  stepsLouder = 0,
): number {
  const volume = name === 'critical' ? Math.max(sound.volume, sound.floor) : sound.volume;
  return Math.min(1, volume + stepsLouder * stepLouder);
}
