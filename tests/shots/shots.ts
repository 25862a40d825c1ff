import { mkdirSync } from 'node:fs';

import type { DisplayMode } from '../journeys/displays';
import { shootAlarms } from './alarmShots';
import { folderOf, takeFor, type Look, type Take } from './album';
import { shootDistance } from './distanceShots';
import { shootBriefing } from './briefingShots';
import { shootEditor } from './editorShots';
import { shootHelp, shootLibrary } from './helpShots';
import { shootContents } from './contentsShots';
import { shootHistory } from './historyShots';
import { shootLooks, shootZoomed } from './lookShots';
import { shootMoment } from './momentShots';
import { shootScreens } from './screenShots';
import { shootSettings } from './settingsShots';
import { shootMarks, shootQueue, shootStates } from './stateShots';
import { shootWall } from './wallShots';

/**
 * Today's pictures from the real program, in both languages and both sizes: wall and desk quiet and
 * with an alarm, every state of a tile, the moment, every surface of alarms calm and in a storm, the
 * settings, walls that are numbered, away or of several panels, the past, every page of the desk in both themes. `npm run shots` puts them into
 * .out/shots; `-- --readme` puts the small ones of the README into resources/pictures;
 * `-- --only=en:3840x2160` takes one language and size, `-- --what=states,moment` some subjects.
 */
const subjects: Readonly<Record<string, (look: Look, take: Take) => Promise<void>>> = {
  wall: shootWall,
  states: shootStates,
  marks: shootMarks,
  queue: shootQueue,
  moment: shootMoment,
  alarms: shootAlarms,
  contents: shootContents,
  settings: shootSettings,
  screens: shootScreens,
  history: shootHistory,
  editor: shootEditor,
  briefing: shootBriefing,
  library: shootLibrary,
  help: shootHelp,
  looks: shootLooks,
  zoomed: shootZoomed,
  distance: shootDistance,
};

const isForReadme = process.argv.includes('--readme');
const modes: readonly DisplayMode[] = isForReadme ? ['1920x1080'] : ['1920x1080', '3840x2160'];
const only = wordAfter('--only=');
const what = isForReadme ? ['wall'] : (wordAfter('--what=')?.split(',') ?? Object.keys(subjects));

const looks = (['zh-CN', 'en'] as const).flatMap((locale) =>
  modes.map((mode) => `${locale}:${mode}`),
);
for (const word of [...what.filter((one) => !(one in subjects)), only ?? looks[0] ?? '']) {
  if (looks.includes(word)) continue;
  throw new Error(`no "${word}": ${[...looks, ...Object.keys(subjects)].join(', ')}`);
}

mkdirSync(folderOf(isForReadme), { recursive: true });
for (const locale of ['zh-CN', 'en'] as const) {
  for (const mode of modes) {
    if (only !== undefined && only !== `${locale}:${mode}`) continue;
    const look = { locale, mode };
    for (const subject of what) {
      // What looks the same in both sizes is taken once.
      if (mode !== '1920x1080' && (subject === 'settings' || subject === 'moment')) continue;
      await subjects[subject]?.(look, takeFor(look, isForReadme));
    }
  }
}

function wordAfter(start: string): string | undefined {
  return process.argv.find((word) => word.startsWith(start))?.slice(start.length);
}
