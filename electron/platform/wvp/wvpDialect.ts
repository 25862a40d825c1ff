import { success, type Outcome } from '#contract/outcome';

import type { WvpApi, WvpQuery } from './wvpApi';
import { isAbsent } from './wvpFaults';

/** What this generation has. */
export interface WvpDialect {
  /** One list of everything and play by number, or lists by device and play by GB ids. */
  channels: 'common' | 'device';
  /** The whole list in one answer. */
  isWhole: boolean;
  ptz: 'common' | 'front-end' | 'old';
  /** `list`: rows with numbers that rise; `all`: the earlier form, with an event stream beside it. */
  alarms: 'list' | 'all' | 'none';
}

/** A search that finds nothing, so that asking costs nothing. */
const nothing = 'no-such-name-anywhere';
const one = { page: 1, count: 1 };

const has = async (api: WvpApi, path: string, query: WvpQuery): Promise<Outcome<boolean>> => {
  const answer = await api.send(path, query);
  if (answer.ok) return success(true);
  return isAbsent(answer.fault) ? success(false) : answer;
};

const alarmsOf = async (api: WvpApi): Promise<Outcome<WvpDialect['alarms']>> => {
  const hasList = await has(api, '/api/alarm/list', one);
  if (hasList.ok && hasList.value) return success('list');
  const hasAll = await has(api, '/api/alarm/all', one);
  if (hasAll.ok) return success(hasAll.value ? 'all' : 'none');
  // Who may not see alarms may see cameras all the same.
  return hasAll.fault.code === 'platform/refused' ? success('none') : hasAll;
};

/**
 * Finds out which generation answers. The version that a server tells is no help, three of them say
 * the same; a call that is not there says more.
 */
export const probeDialect = async (api: WvpApi): Promise<Outcome<WvpDialect>> => {
  const hasCommon = await has(api, '/api/common/channel/list', one);
  if (!hasCommon.ok) return hasCommon;
  const hasMap = hasCommon.value
    ? await has(api, '/api/common/channel/map/list', { query: nothing })
    : success(false);
  if (!hasMap.ok) return hasMap;
  const alarms = await alarmsOf(api);
  if (!alarms.ok) return alarms;
  return success({
    channels: hasCommon.value ? 'common' : 'device',
    isWhole: hasMap.value,
    ptz: hasMap.value ? 'common' : hasCommon.value ? 'front-end' : 'old',
    alarms: alarms.value,
  });
};
