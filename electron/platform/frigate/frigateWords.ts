import type { LocalText } from '#contract/text';

import { plainText } from '../plainText';
import type { WireReview } from './frigateWire';

/* eslint-disable house/words-in-text-room -- words of an alarm in both languages, as other platforms tell them themselves */

/** What Frigate's usual models name, as a command centre says it. Others stand as they are. */
const objects: Readonly<Record<string, string>> = {
  person: '人员',
  car: '车辆',
  truck: '货车',
  bus: '客车',
  motorcycle: '摩托车',
  bicycle: '自行车',
  boat: '船只',
  dog: '犬只',
  cat: '猫',
  bird: '鸟',
  package: '包裹',
  fire: '明火',
  smoke: '烟雾',
  umbrella: '雨伞',
  backpack: '背包',
  suitcase: '箱包',
};
const sounds: Readonly<Record<string, string>> = {
  bark: '犬吠',
  fire_alarm: '火警声',
  scream: '尖叫声',
  yell: '喊叫声',
  speech: '说话声',
};
const mostNamed = 4;
const longest = 80;

/** Names that people gave to faces and plates are left out: nothing here recognises people. */
export const reviewWords = ({ data, severity }: WireReview): LocalText => {
  const title = plainText(data?.metadata?.title ?? '', longest);
  if (title !== '') return { zh: title, en: title };
  const seen = names(data?.objects, objects);
  const heard = names(data?.audio, sounds);
  const all = [...seen, ...heard].slice(0, mostNamed);
  if (all.length === 0) {
    return severity === 'alert'
      ? { zh: '画面告警', en: 'Alert in the picture' }
      : { zh: '画面变化', en: 'Detection in the picture' };
  }
  return {
    zh: `出现${all.map(({ zh }) => zh).join('、')}`,
    en: `Seen: ${all.map(({ en }) => en).join(', ')}`,
  };
};

/** Zones, and what a model of theirs wrote about the scene. */
export const reviewDescription = ({ data }: WireReview): LocalText => {
  const scene = plainText(data?.metadata?.scene ?? '', 500);
  const zones = (data?.zones ?? []).slice(0, mostNamed).map((zone) => plainText(zone, 40));
  const where = zones.filter((zone) => zone !== '');
  const zh = where.length === 0 ? '' : `区域：${where.join('、')}`;
  const en = where.length === 0 ? '' : `Zone: ${where.join(', ')}`;
  return { zh: [zh, scene].filter(Boolean).join('；'), en: [en, scene].filter(Boolean).join('; ') };
};

const names = (
  given: readonly string[] | null | undefined,
  table: Readonly<Record<string, string>>,
): LocalText[] => {
  const plain = (given ?? []).slice(0, 50).map((one) => one.replace(/-verified$/, ''));
  return [...new Set(plain)].flatMap((one) => {
    const en = plainText(one.replaceAll('_', ' '), 30);
    return en === '' ? [] : [{ zh: Object.hasOwn(table, one) ? (table[one] ?? en) : en, en }];
  });
};
