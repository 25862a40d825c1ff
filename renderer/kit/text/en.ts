import { address } from './en/address';
import { briefing } from './en/briefing';
import { cameras } from './en/cameras';
import { contents } from './en/contents';
import { common } from './en/common';
import { desk } from './en/desk';
import { faults } from './en/faults';
import { hands } from './en/hands';
import { hear } from './en/hear';
import { help } from './en/help';
import { history } from './en/history';
import { incidents } from './en/incidents';
import { layouts } from './en/layouts';
import { looks } from './en/looks';
import { machine } from './en/machine';
import { platforms } from './en/platforms';
import { presented } from './en/presented';
import { ptz } from './en/ptz';
import { library } from './en/library';
import { records } from './en/records';
import { shift } from './en/shift';
import { rules } from './en/rules';
import { procedures } from './en/procedures';
import { screens } from './en/screens';
import { sound } from './en/sound';
import { sources } from './en/sources';
import { timeline } from './en/timeline';
import { tours } from './en/tours';
import { wall } from './en/wall';
import { wallTiles } from './en/wallTiles';
import { zoom } from './en/zoom';

/** Every word a person reads, in this language. Both languages have the same keys. */
export const en = {
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
