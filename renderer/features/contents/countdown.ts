/** What is left until a time, in whole seconds; the last second is still waited for. */
export function timeLeft(untilMs: number, nowMs: number): { days: number; clock: string } | null {
  const seconds = Math.ceil((untilMs - nowMs) / 1000);
  if (seconds <= 0) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return { days, clock: `${two(hours)}:${two(minutes)}:${two(seconds % 60)}` };
}
