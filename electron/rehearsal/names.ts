import type { Chance } from './chance';

/** Invented names. Nothing here is taken from a real city's register. */
export interface Name {
  zh: string;
  en: string;
}

const firsts =
  '青Qing 白Bai 云Yun 松Song 竹Zhu 梅Mei 兰Lan 荷He 枫Feng 桐Tong 银Yin 玉Yu 锦Jin 古Gu 新Xin 长Chang 安An 平Ping 春Chun 秋Qiu 晨Chen 晓Xiao 雨Yu 星Xing 碧Bi 翠Cui 鹤He 鹭Lu 雁Yan 禾He 棠Tang 杏Xing 桂Gui 霁Ji 岚Lan 澄Cheng';
const seconds =
  '溪xi 桥qiao 岭ling 塘tang 泉quan 湖hu 港gang 堤di 林lin 园yuan 台tai 亭ting 湾wan 坊fang 井jing 庄zhuang 滩tan 岸an 峰feng 苑yuan 浦pu 渡du 埠bu 圃pu 川chuan 洲zhou 桑sang 舍she';
const roads: readonly Name[] = [
  { zh: '街', en: 'St' },
  { zh: '路', en: 'Rd' },
  { zh: '巷', en: 'Ln' },
  { zh: '大道', en: 'Ave' },
];

function syllables(list: string): Name[] {
  return list.split(' ').map((entry) => ({ zh: entry.slice(0, 1), en: entry.slice(1) }));
}

/** Every two-syllable place name with every kind of road, in an order that the seed decides. */
export function streetNames(chance: Chance): { base: Name; road: Name }[] {
  const bases = chance.shuffle(
    syllables(firsts).flatMap((first) =>
      syllables(seconds).map((second) => ({
        zh: first.zh + second.zh,
        en: first.en + second.en,
      })),
    ),
  );
  // Round by round, so that a small city has no two streets of one base name.
  return roads.flatMap((_, round) =>
    bases.map((base, index) => ({ base, road: roads[(index + round) % roads.length] as Name })),
  );
}

/** Districts after the three of the centre. */
export function districtNames(chance: Chance): Name[] {
  const bases = syllables(firsts).map((first, index) => {
    const second = syllables(seconds)[(index * 5 + 3) % 28] as Name;
    return { zh: `${first.zh}${second.zh}区`, en: `${first.en}${second.en}` };
  });
  return chance.shuffle(bases);
}

/** A place in a street where a camera hangs, and the drawn scene that fits it. */
export interface Spot extends Name {
  scene: string;
  owner: 'watch' | 'traffic' | 'school' | 'river' | 'trade' | 'transit';
}

const spot = (zh: string, en: string, scene: string, owner: Spot['owner']): Spot => ({
  zh,
  en,
  scene,
  owner,
});

export const spots: readonly Spot[] = [
  spot('北口', 'N', 'crossroads', 'traffic'),
  spot('南口', 'S', 'crossroads', 'traffic'),
  spot('东口', 'E', 'crossroads', 'traffic'),
  spot('西口', 'W', 'crossroads', 'traffic'),
  spot('中段', 'Mid', 'street', 'watch'),
  spot('小学', 'School', 'school-gate', 'school'),
  spot('停车场', 'Car Park', 'car-park', 'trade'),
  spot('集市', 'Market', 'market', 'trade'),
  spot('公交站', 'Bus Stop', 'street', 'transit'),
  spot('桥头', 'Bridge', 'promenade', 'river'),
  spot('广场', 'Square', 'market', 'watch'),
  spot('下穿道', 'Underpass', 'tunnel', 'traffic'),
  spot('河边', 'Riverside', 'promenade', 'river'),
  spot('候车厅', 'Waiting Hall', 'station-hall', 'transit'),
  spot('卫生站', 'Clinic', 'street', 'watch'),
  spot('幼儿园', 'Nursery', 'school-gate', 'school'),
  spot('体育馆', 'Gym', 'car-park', 'watch'),
  spot('图书馆', 'Library', 'street', 'watch'),
  spot('泵站', 'Pump House', 'river-gate', 'river'),
  spot('货场', 'Depot', 'car-park', 'trade'),
  spot('人行桥', 'Footbridge', 'crossroads', 'traffic'),
  spot('商铺', 'Shops', 'street', 'trade'),
  spot('公园门', 'Park Gate', 'promenade', 'watch'),
  spot('便民点', 'Service Point', 'market', 'watch'),
];

export const owners: Record<Spot['owner'], Name> = {
  watch: { zh: '视频运维中心', en: 'Video Operations' },
  traffic: { zh: '交通管理处', en: 'Traffic Office' },
  school: { zh: '学校后勤', en: 'School Services' },
  river: { zh: '河道管理处', en: 'River Office' },
  trade: { zh: '商户联合会', en: 'Traders Union' },
  transit: { zh: '公共交通公司', en: 'Public Transport' },
};

const surnames = '林周陈沈方许何宋程陆'.split('');
const workerEn = 'Lin Zhou Chen Shen Fang Xu He Song Cheng Lu'.split(' ');

/** A grid worker as a report names one: a surname, and a number that nobody can ring. */
export function reporterOf(chance: Chance): { name: string; nameEn: string; phoneMasked: string } {
  const which = chance.whole(0, surnames.length - 1);
  return {
    name: `网格员 ${surnames[which] ?? ''}`,
    nameEn: workerEn[which] ?? '',
    phoneMasked: `138****${String(chance.whole(0, 99)).padStart(4, '0')}`,
  };
}
