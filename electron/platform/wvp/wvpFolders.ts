import { success, type Outcome } from '#contract/outcome';

import type { WvpApi } from './wvpApi';
import { isAbsent } from './wvpFaults';
import { sparePageOf } from './wvpPage';
import { PageLine } from './wvpPageLine';
import { readPages } from './wvpPages';
import { readWvpFolder, wvpRowsSchema, type WvpFolder } from './wvpWire';

/** The two trees over the channels: of administrative areas, and of plans. */
export type WvpTreeKind = 'region' | 'group';

const mostFolders = 50_000;
/** Branches read at a time: a platform has other clients. */
const atATime = 4;

/**
 * All branches of one tree. Areas have a flat list, and a province has tens of thousands of them;
 * plans have none, and where the list is missing the tree is walked branch by branch.
 */
export const readFolders = async (
  api: WvpApi,
  kind: WvpTreeKind,
): Promise<Outcome<WvpFolder[]>> => {
  if (kind === 'group') return walk(api, kind);
  const list = await readList(api);
  return !list.ok && isAbsent(list.fault) ? walk(api, kind) : list;
};

const readList = async (api: WvpApi): Promise<Outcome<WvpFolder[]>> => {
  const folders: WvpFolder[] = [];
  const line = new PageLine(api, {
    path: '/api/region/page/list',
    page: sparePageOf(readWvpFolder, ['name']),
  });
  const read = await readPages<WvpFolder>(line, {
    keyOf: ({ id }) => id,
    take: (rows) => {
      folders.push(...rows);
      return Promise.resolve();
    },
    onSpoiled: () => undefined,
  });
  return read.ok ? success(folders.slice(0, mostFolders)) : read;
};

/** Level by level, without the channels: where they stand, they tell themselves. */
const walk = async (api: WvpApi, kind: WvpTreeKind): Promise<Outcome<WvpFolder[]>> => {
  const found = new Map<number, WvpFolder>();
  let waiting: (WvpFolder | null)[] = [null];
  while (waiting.length > 0 && found.size < mostFolders) {
    const some = waiting.splice(0, atATime);
    const answers = await Promise.all(some.map((above) => below(api, kind, above)));
    const fresh: WvpFolder[] = [];
    for (const answer of answers) {
      if (!answer.ok) return answer;
      for (const folder of answer.value) {
        if (found.has(folder.id)) continue;
        found.set(folder.id, folder);
        fresh.push(folder);
      }
    }
    waiting = [...waiting, ...fresh];
  }
  return success([...found.values()]);
};

const below = async (
  api: WvpApi,
  kind: WvpTreeKind,
  above: WvpFolder | null,
): Promise<Outcome<WvpFolder[]>> => {
  const query = { hasChannel: false, ...(above === null ? {} : { parent: above.id }) };
  const rows = await api.ask(`/api/${kind}/tree/list`, query, wvpRowsSchema);
  if (!rows.ok) return rows;
  return success(
    rows.value.flatMap((raw) => {
      const folder = readWvpFolder(raw);
      // A branch hangs below the one that was asked for, whatever it says.
      return folder === undefined
        ? []
        : [{ ...folder, parentId: above?.id ?? null, parentCode: null }];
    }),
  );
};
