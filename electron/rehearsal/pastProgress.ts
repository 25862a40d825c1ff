const dayMs = 86_400_000;

/** Which part of a day's cases comes in each hour: little at night, most in the morning. */
const registeredByHour = [
  8, 6, 4, 4, 6, 14, 34, 62, 74, 66, 70, 64, 48, 56, 62, 58, 56, 60, 52, 40, 30, 24, 18, 12,
];
/** When the cases that end were taken up: those of busy hours wait longer. */
const handledByHour = [
  8, 6, 4, 4, 6, 14, 34, 61, 72, 66, 71, 65, 49, 56, 61, 58, 56, 59, 52, 41, 31, 25, 18, 12,
];

const soFar = (hours: readonly number[]): number[] => {
  const sums = [0];
  for (const part of hours) sums.push((sums.at(-1) ?? 0) + part);
  return sums.map((sum) => sum / (sums.at(-1) ?? 1));
};

const curves = { registered: soFar(registeredByHour), handled: soFar(handledByHour) };

/** Which part of a day's cases has come after so much of it. */
const within = (curve: readonly number[], part: number): number => {
  const hour = Math.min(23, Math.floor(part * 24));
  const [from = 0, to = 1] = [curve[hour], curve[hour + 1]];
  return from + (to - from) * (part * 24 - hour);
};

/** Days of work done after so many days: no week and no fortnight is like the one before. */
const worked = (days: number): number =>
  days + 0.14 * Math.sin((2 * Math.PI * days) / 7) + 0.2 * Math.sin((2 * Math.PI * days) / 11.3);

/** How much of the work between two times was done at a third; rises evenly, from 0 to 1. */
export function pastProgress(
  atMs: number,
  [beginMs, endMs]: readonly [number, number],
  of: keyof typeof curves,
): number {
  if (atMs <= beginMs) return 0;
  if (atMs >= endMs) return 1;
  const at = (timeMs: number): number => {
    const midnight = new Date(timeMs).setHours(0, 0, 0, 0);
    const day = Math.round((midnight - beginMs) / dayMs);
    const part = Math.min(1, (timeMs - midnight) / dayMs);
    return worked(day) + (worked(day + 1) - worked(day)) * within(curves[of], part);
  };
  return (at(atMs) - at(beginMs)) / (at(endMs) - at(beginMs));
}
