import { clockText, dateText } from '../../kit/time';

/** A moment as a clock shows it. */
export interface Moment {
  readonly time: string;
  readonly date: string;
  readonly weekday: string;
}

type Locale = 'zh-CN' | 'en';
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Null where no zone of that name is known: another time in its place would be a lie. */
function formatOf(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat | null {
  const known = formats.get(key);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = make();
  } catch {
    made = null;
  }
  formats.set(key, made);
  return made;
}

/** The time in a zone; null: the station's own. */
export function momentIn(atMs: number, zone: string | null, locale: Locale): Moment | null {
  const timeZone = zone ?? undefined;
  const days = formatOf(`day ${locale} ${zone ?? ''}`, () => {
    return new Intl.DateTimeFormat(locale, { weekday: 'long', ...(timeZone && { timeZone }) });
  });
  if (days === null) return null;
  const weekday = days.format(atMs);
  if (timeZone === undefined) return { time: clockText(atMs), date: dateText(atMs), weekday };
  const parts = formatOf(`parts ${timeZone}`, () => {
    const two = '2-digit';
    return new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two },
      ...{ hour: two, minute: two, second: two },
    });
  })?.formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    parts?.find((part) => part.type === type)?.value ?? '';
  return {
    time: `${of('hour')}:${of('minute')}:${of('second')}`,
    date: `${of('year')}-${of('month')}-${of('day')}`,
    weekday,
  };
}

/** The name that a zone has in a language. */
export function zoneName(zone: string, locale: Locale): string {
  const format = formatOf(`zone ${locale} ${zone}`, () => {
    return new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' });
  });
  const parts = format?.formatToParts(0) ?? [];
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
