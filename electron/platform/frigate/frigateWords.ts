import type { LocalText } from '#contract/text';

import { plainText } from '../plainText';
import type { WireReview } from './frigateWire';

/** What Frigate's usual models see and hear, as a command centre says it. Others stand as they are. */
const named =
  'person 人员|car 车辆|truck 货车|bus 客车|motorcycle 摩托车|bicycle 自行车|boat 船只|dog 犬只|cat 猫|bird 鸟|package 包裹|fire 明火|smoke 烟雾|umbrella 雨伞|backpack 背包|suitcase 箱包|bark 犬吠|fire_alarm 火警声|scream 尖叫声|yell 喊叫声|speech 说话声';
const zh = { alert: '画面告警', detection: '画面变化', seen: '出现', zone: '区域：' } as const;
const chinese = new Map(named.split('|').map((pair) => pair.split(' ') as [string, string]));
const mostNamed = 4;
const longest = 80;

/** Names that people gave to faces and plates are left out: nothing here recognises people. */
export const reviewWords = ({ data, severity }: WireReview): LocalText => {
  const title = plainText(data?.metadata?.title ?? '', longest);
  if (title !== '') return { zh: title, en: title };
  const seen = names(data?.objects);
  const heard = names(data?.audio);
  const all = [...seen, ...heard].slice(0, mostNamed);
  if (all.length === 0) {
    return severity === 'alert'
      ? { zh: zh.alert, en: 'Alert in the picture' }
      : { zh: zh.detection, en: 'Detection in the picture' };
  }
  return {
    zh: `${zh.seen}${all.map((name) => name.zh).join('、')}`,
    en: `Seen: ${all.map((name) => name.en).join(', ')}`,
  };
};

/** Zones, and what a model of theirs wrote about the scene. */
export const reviewDescription = ({ data }: WireReview): LocalText => {
  const scene = plainText(data?.metadata?.scene ?? '', 500);
  const zones = (data?.zones ?? []).slice(0, mostNamed).map((zone) => plainText(zone, 40));
  const where = zones.filter((zone) => zone !== '');
  const inChinese = where.length === 0 ? '' : `${zh.zone}${where.join('、')}`;
  const inEnglish = where.length === 0 ? '' : `Zone: ${where.join(', ')}`;
  return {
    zh: [inChinese, scene].filter(Boolean).join('；'),
    en: [inEnglish, scene].filter(Boolean).join('; '),
  };
};

const names = (given: readonly string[] | null | undefined): LocalText[] => {
  const plain = (given ?? []).slice(0, 50).map((one) => one.replace(/-verified$/, ''));
  return [...new Set(plain)].flatMap((one) => {
    const en = plainText(one.replaceAll('_', ' '), 30);
    return en === '' ? [] : [{ zh: chinese.get(one) ?? en, en }];
  });
};
