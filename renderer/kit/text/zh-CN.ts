import { address } from './zh-CN/address';
import { briefing } from './zh-CN/briefing';
import { cameras } from './zh-CN/cameras';
import { contents } from './zh-CN/contents';
import { common } from './zh-CN/common';
import { desk } from './zh-CN/desk';
import { faults } from './zh-CN/faults';
import { hands } from './zh-CN/hands';
import { hear } from './zh-CN/hear';
import { help } from './zh-CN/help';
import { history } from './zh-CN/history';
import { incidents } from './zh-CN/incidents';
import { layouts } from './zh-CN/layouts';
import { looks } from './zh-CN/looks';
import { machine } from './zh-CN/machine';
import { platforms } from './zh-CN/platforms';
import { presented } from './zh-CN/presented';
import { ptz } from './zh-CN/ptz';
import { library } from './zh-CN/library';
import { records } from './zh-CN/records';
import { shift } from './zh-CN/shift';
import { rules } from './zh-CN/rules';
import { procedures } from './zh-CN/procedures';
import { screens } from './zh-CN/screens';
import { sound } from './zh-CN/sound';
import { sources } from './zh-CN/sources';
import { timeline } from './zh-CN/timeline';
import { tours } from './zh-CN/tours';
import { wall } from './zh-CN/wall';
import { wallTiles } from './zh-CN/wallTiles';
import { zoom } from './zh-CN/zoom';

/** Every word a person reads, in this language. Both languages have the same keys. */
export const zhCN = {
  ...common,
  ...cameras,
  ...desk,
  ...hands,
  ...hear,
  ...help,
  ...history,
  ...incidents,
  ...layouts,
  ...looks,
  ...machine,
  ...address,
  ...briefing,
  ...platforms,
  ...presented,
  ...library,
  ...ptz,
  ...records,
  ...shift,
  ...rules,
  ...wall,
  ...wallTiles,
  ...screens,
  ...timeline,
  ...tours,
  ...contents,
  ...zoom,
  ...sound,
  ...sources,
  ...procedures,
  fault: faults,
} as const;
