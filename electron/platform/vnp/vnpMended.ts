/** Clocks differ by a little; what lies further ahead has not happened. */
export const aheadMs = 60_000;
const texts = /^(title|place|description|instruction)(Zh|En)$/;

/** Whether a report is shown otherwise than it was told: cut, cleaned, or with a time or place that cannot be. */
export const isMended = (raw: unknown, read: object, nowMs: number): boolean => {
  const told = raw as Readonly<Record<string, unknown>>;
  return Object.entries(read).some(([name, value]) => {
    if (name === 'position') return value === null && (told[name] ?? null) !== null;
    if (name === 'raisedAtMs' || name === 'lastRaisedAtMs') return Number(value) > nowMs + aheadMs;
    return texts.test(name) && (told[name] as string).trim() !== value;
  });
};
