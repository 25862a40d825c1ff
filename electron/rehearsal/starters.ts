import type { CameraKind } from './wire';
import type { Name } from './names';

/** Streets that every city has, so that the pictures in our documents can be found in it. */
export interface StarterStreet extends Name {
  district: number;
  cameras: number;
}

export const centreDistricts: readonly (Name & { share: number })[] = [
  { zh: '北岸区', en: 'North Bank', share: 418 },
  { zh: '望江区', en: 'Wangjiang', share: 392 },
  { zh: '石桥区', en: 'Shiqiao', share: 390 },
];

export const starterStreets: readonly StarterStreet[] = [
  { zh: '柳荫街', en: 'Liuyin Street', district: 0, cameras: 36 },
  { zh: '东集市', en: 'East Market', district: 0, cameras: 28 },
  { zh: '文化宫', en: 'Culture Hall', district: 0, cameras: 19 },
  { zh: '北岸码头', en: 'North Wharf', district: 0, cameras: 44 },
  { zh: '望江隧道', en: 'Wangjiang Tunnel', district: 1, cameras: 24 },
  { zh: '清河站', en: 'Qinghe Station', district: 1, cameras: 61 },
  { zh: '水闸', en: 'River Gates', district: 1, cameras: 9 },
  { zh: '石桥路', en: 'Shiqiao Road', district: 2, cameras: 38 },
  { zh: '滨河', en: 'Riverside', district: 2, cameras: 26 },
];

export interface StarterCamera extends Name {
  number: number;
  street: number;
  scene: string;
  kind: CameraKind;
  class: 1 | 2 | 3;
  shortZh: string;
  shortEn: string;
  online: boolean;
  /** The light of its picture in the documents; the nearest drawn one is taken. */
  light: string;
}

const camera = (
  number: number,
  street: number,
  zh: string,
  en: string,
  shortZh: string,
  shortEn: string,
  scene: string,
  kind: CameraKind,
  cameraClass: 1 | 2 | 3 = 1,
  light = 'day',
  online = true,
): StarterCamera => ({
  number,
  street,
  zh,
  en,
  shortZh,
  shortEn,
  scene,
  kind,
  class: cameraClass,
  online,
  light,
});

/** The first nine are the quiet wall of the documents, in its reading order. */
export const starterCameras: readonly StarterCamera[] = [
  camera(1032, 0, '柳荫街北口', 'Liuyin St N', '柳荫北', 'Liuyin N', 'crossroads', 'dome'),
  camera(
    1107,
    0,
    '柳荫街小学',
    'Liuyin School',
    '柳小',
    'School',
    'school-gate',
    'dome',
    1,
    'warm',
  ),
  camera(1215, 1, '东集市广场', 'East Market', '集市', 'Market', 'market', 'dome', 1, 'noon'),
  camera(1301, 2, '文化宫停车场', 'Culture Park', '文停', 'Culture', 'car-park', 'dome', 2),
  camera(1406, 4, '望江隧道西', 'Tunnel West', '隧西', 'Tunnel W', 'tunnel', 'bullet', 1, 'tube'),
  camera(1512, 6, '三号水闸', 'Gate No. 3', '3闸', 'Gate 3', 'river-gate', 'bullet', 2, 'mist'),
  camera(1608, 5, '清河站大厅', 'Qinghe Hall', '站厅', 'Hall', 'station-hall', 'dome', 1, 'hall'),
  camera(1703, 7, '石桥路', 'Shiqiao Rd', '石桥', 'Shiqiao', 'street', 'ptz'),
  camera(1811, 8, '滨河步道', 'Riverside', '滨河', 'River', 'promenade', 'ptz', 2),
  camera(
    1033,
    0,
    '柳荫街南口',
    'Liuyin St S',
    '柳荫南',
    'Liuyin S',
    'crossroads',
    'ptz',
    2,
    'rain',
  ),
  camera(1302, 2, '文化宫地库', 'Culture P2', '文库', 'P2', 'car-park', 'bullet', 2, 'infrared'),
  camera(1216, 1, '东集市南门', 'Market South', '集南', 'Mkt S', 'market', 'bullet', 2, 'warm'),
  camera(1034, 0, '学府桥头', 'Xuefu Bridge', '学府桥', 'Xuefu Br', 'promenade', 'ptz'),
  camera(1407, 4, '望江隧道东', 'Tunnel East', '隧东', 'Tunnel E', 'tunnel', 'bullet', 1, 'tube'),
  camera(1704, 7, '石桥路夜市', 'Night Market', '夜市', 'Night', 'street', 'ptz', 2, 'night'),
  camera(1812, 8, '滨河南段', 'Riverside S', '滨南', 'River S', 'promenade', 'ptz', 2, 'dusk'),
  camera(1035, 0, '粮站巷', 'Granary Lane', '粮站', 'Granary', 'street', 'bullet', 3, 'day', false),
  camera(1217, 1, '鱼市口', 'Fish Corner', '鱼市', 'Fish', 'market', 'bullet', 3),
  camera(1303, 2, '文化宫东门', 'Culture Hall E', '文东', 'Hall E', 'street', 'bullet', 3),
  camera(1513, 6, '四号水闸', 'Gate No. 4', '4闸', 'Gate 4', 'river-gate', 'bullet', 2),
  camera(
    1609,
    5,
    '清河站东厅',
    'Qinghe Hall E',
    '东厅',
    'Hall E',
    'station-hall',
    'dome',
    1,
    'hall',
  ),
];
