/** Later than that, a number is milliseconds; before, seconds. */
const secondsEnd = 100_000_000_000;
const latestMs = Date.UTC(2100, 0, 1);

const written =
  /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A time as sources write it: seconds or milliseconds since 1970, or a date with or without an
 * offset; without one it is of that zone. Undefined for what is none.
 */
export const timeMs = (text: string, zone: string): number | undefined => {
  if (/^\d{9,13}(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return bounded(number < secondsEnd ? number * 1000 : number);
  }
  const found = written.exec(text);
  if (found === null) return undefined;
  const [year, month, day, hour, minute, second] = found
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const fraction = Number(`0.${found[7] ?? '0'}`) * 1000;
  const asUtc = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) + fraction;
  // The calendar carries what it has no day for: the 31st of June is no time.
  if (new Date(asUtc).getUTCDate() !== day || (hour ?? 0) > 24) return undefined;
  const offset = found[8] === undefined ? zoneOffsetMs(asUtc, zone) : offsetMs(found[8]);
  return bounded(asUtc - offset);
};

const bounded = (ms: number): number | undefined =>
  ms > 0 && ms < latestMs ? Math.round(ms) : undefined;

const offsetMs = (text: string): number => {
  if (/^z$/i.test(text)) return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
};

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** How far the clocks of a zone are ahead of UTC when they show that time. */
const zoneOffsetMs = (asUtc: number, zone: string): number => {
  const format = formatOf(zone);
  if (format === undefined || !Number.isFinite(asUtc)) return 0;
  const first = shownMs(format, asUtc) - asUtc;
  // Once more from the other side of a change of the clocks.
  return shownMs(format, asUtc - first) - (asUtc - first);
};

const formatOf = (zone: string): Intl.DateTimeFormat | undefined => {
  if (!formats.has(zone)) formats.set(zone, newFormat(zone));
  return formats.get(zone);
};

const newFormat = (timeZone: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
};

const shownMs = (format: Intl.DateTimeFormat, atMs: number): number => {
  const parts = Object.fromEntries(
    format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((atMs % 1000) + 1000) % 1000);
};
