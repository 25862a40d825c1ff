import { defaultHotspotDwell, hotspotDwells, hotspotSourceSchema } from '#contract/hotspot';
import type { TileHotspot } from '#contract/hotspot';
import {
  lowerThirdSchema,
  noticePictureSchema,
  webOriginOf,
  webZooms,
  type Clock,
  type Countdown,
  type LowerThird,
  type Notice,
  type Web,
} from '#contract/content';
import { plainAddress } from '../../kit/plainAddress';

/** What a form with the fields of one content asks for, or the key of what is missing. */
export type ContentWish =
  | Clock
  | Notice
  | Countdown
  | Web
  | { kind: 'hotspot'; hotspot: TileHotspot }
  | { kind: 'lower-third'; lowerThird: LowerThird | null };

export const contentKinds = [
  'hotspot',
  'clock',
  'notice',
  'countdown',
  'lower-third',
  'web',
] as const;
export type ContentKind = (typeof contentKinds)[number];

/** Keys of sentences that say what a form lacks. */
type Lack = 'content.notice.needed' | 'content.countdown.wrong' | 'content.web.wrong';

type Read = { ok: true; wish: ContentWish } | { ok: false; lack: Lack };

const wish = (made: ContentWish): Read => ({ ok: true, wish: made });
const lack = (key: Lack): Read => ({ ok: false, lack: key });

const textOf = (said: FormData, name: string): string => {
  const value = said.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

const wordsOf = (said: FormData): { zh: string; en: string } => ({
  zh: textOf(said, 'zh'),
  en: textOf(said, 'en'),
});

/** Reads the fields of that content. */
export function contentWishOf(kind: ContentKind, said: FormData): Read {
  return readers[kind](said);
}

const readers: Readonly<Record<ContentKind, (said: FormData) => Read>> = {
  hotspot: (said) =>
    wish({
      kind: 'hotspot',
      hotspot: {
        source: hotspotSourceSchema.safeParse(said.get('source')).data ?? 'both',
        dwellS:
          hotspotDwells.find((one) => String(one) === said.get('dwell')) ?? defaultHotspotDwell,
      },
    }),
  clock: (said) => {
    const zone = textOf(said, 'zone');
    return wish({ kind: 'clock', name: wordsOf(said), zone: zone === '' ? null : zone });
  },
  notice: (said) => {
    const text = wordsOf(said);
    const picture = pictureOf(textOf(said, 'picture'));
    if (picture === null && text.zh === '' && text.en === '') return lack('content.notice.needed');
    return wish({ kind: 'notice', text, picture });
  },
  countdown: (said) => {
    const untilMs = momentOf(textOf(said, 'date'), textOf(said, 'time'));
    if (untilMs === null) return lack('content.countdown.wrong');
    return wish({ kind: 'countdown', text: wordsOf(said), untilMs });
  },
  'lower-third': (said) => {
    const lowerThird = lowerThirdSchema.safeParse(wordsOf(said)).data ?? null;
    return wish({ kind: 'lower-third', lowerThird });
  },
  web: (said) => {
    const url = plainAddress(textOf(said, 'url'));
    if (url === null || webOriginOf(url) === undefined) return lack('content.web.wrong');
    const zoom = webZooms.find((one) => String(one) === said.get('zoom')) ?? 100;
    return wish({ kind: 'web', url, zoom });
  },
};

function pictureOf(kept: string): Notice['picture'] {
  if (kept === '') return null;
  return noticePictureSchema.safeParse(JSON.parse(kept)).data ?? null;
}

/** The station's own time; null for what no clock shows. */
function momentOf(date: string, time: string): number | null {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2})$/.exec(`${date} ${time}`);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const made = new Date(year, month - 1, day, hour, minute);
  const isReal =
    made.getMonth() === month - 1 && made.getDate() === day && hour < 24 && minute < 60;
  return isReal && made.getTime() >= 0 ? made.getTime() : null;
}
