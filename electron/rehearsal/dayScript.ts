/** A day of the city as a script: which camera, and what happens there. */
export interface ScriptLine {
  number: number;
  kind: string;
}

/**
 * One round is about four hours at the ordinary rate. Mostly small things, as the rules of alarms
 * want it; the first line is one that shows what the wall is for.
 */
export const dayScript: readonly ScriptLine[] = [
  { number: 1703, kind: 'road-collision' },
  { number: 1512, kind: 'device-vibration' },
  { number: 1216, kind: 'dispute' },
  { number: 1301, kind: 'blocked-fire-lane' },
  { number: 1704, kind: 'broken-lamp' },
  { number: 1034, kind: 'standing-water' },
  { number: 1811, kind: 'device-vibration' },
  { number: 1107, kind: 'road-obstacle' },
  { number: 1303, kind: 'service-request' },
  { number: 1033, kind: 'broken-lamp' },
  { number: 1302, kind: 'smoke' },
  { number: 1609, kind: 'device-vibration' },
  { number: 1812, kind: 'fallen-tree' },
  { number: 1217, kind: 'broken-lamp' },
  { number: 1032, kind: 'missing-manhole-cover' },
  { number: 1407, kind: 'road-obstacle' },
  { number: 1216, kind: 'blocked-fire-lane' },
  { number: 1513, kind: 'device-vibration' },
  { number: 1811, kind: 'person-in-water' },
  { number: 1217, kind: 'dispute' },
  { number: 1303, kind: 'broken-lamp' },
  { number: 1406, kind: 'standing-water' },
  { number: 1608, kind: 'service-request' },
  { number: 1215, kind: 'device-vibration' },
];

/** What an officer of another seat did before this one sat down: the desk does not begin empty. */
export const morning: readonly (ScriptLine & {
  minutesAgo: number;
  outcome: 'investigating' | 'feedback' | 'closed';
})[] = [
  { number: 1609, kind: 'missing-manhole-cover', minutesAgo: 48, outcome: 'closed' },
  { number: 1302, kind: 'smoke', minutesAgo: 26, outcome: 'investigating' },
  { number: 1216, kind: 'blocked-fire-lane', minutesAgo: 19, outcome: 'feedback' },
];
