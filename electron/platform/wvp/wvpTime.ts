// Times without an offset: what the clock on the platform's wall showed.

export const defaultZone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** A zone that clocks run by; the usual one for a name that none does. */
export const zoneOf = (name: string | undefined): string => {
  if (name === undefined || name === '') return defaultZone;
  try {
    formatOf(name);
    return name;
  } catch {
    return defaultZone;
  }
};

/** `yyyy-MM-dd HH:mm:ss`, as the platform writes it. */
export const toLocalText = (atMs: number, zone: string): string => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')}:${part('second')}`;
};

const shape = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,6})?$/;

/** Null for what is no time. */
export const fromLocalText = (told: string, zone: string): number | null => {
  const match = shape.exec(told.trim());
  if (match === null) return null;
  const utcMs = Date.parse(`${told.trim().slice(0, 19).replace(' ', 'T')}Z`);
  if (Number.isNaN(utcMs)) return null;
  // The zone's offset at that moment, found by what its clocks show; twice, for the nights when
  // they are put on or back.
  let atMs = utcMs;
  for (let round = 0; round < 2; round += 1) {
    atMs += utcMs - Date.parse(`${toLocalText(atMs, zone).replace(' ', 'T')}Z`);
  }
  return atMs;
};
