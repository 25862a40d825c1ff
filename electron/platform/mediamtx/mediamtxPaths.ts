import { success, type Outcome } from '#contract/outcome';

import type { MediamtxApi } from './mediamtxApi';
import type { MediamtxPath } from './mediamtxTree';
import { wireConfSchema, wirePathSchema } from './mediamtxWire';

/** Configurations for many paths at once: they are no camera. */
const isPattern = (name: string): boolean => name.startsWith('~') || /^all(_others)?$/.test(name);

/**
 * Every path that there is: those that are active, and those that are configured by name. One that
 * is started on demand is there as soon as somebody asks, although nobody sees it before.
 *
 * @param onSpoiled told of each row that does not fit
 */
export const readPaths = async (
  api: MediamtxApi,
  onSpoiled: (raw: unknown) => void,
): Promise<Outcome<MediamtxPath[]>> => {
  const active = await api.list('/v3/paths/list');
  if (!active.ok) return active;
  const paths = new Map<string, MediamtxPath>();
  for (const raw of active.value) {
    const path = wirePathSchema.safeParse(raw);
    if (path.success) paths.set(path.data.name, path.data);
    else onSpoiled(raw);
  }
  const configured = await api.list('/v3/config/paths/list');
  // Whoever may not read configurations still sees what is active.
  for (const raw of configured.ok ? configured.value : []) {
    const conf = wireConfSchema.safeParse(raw);
    if (!conf.success) onSpoiled(raw);
    else if (!isPattern(conf.data.name)) {
      const { name, sourceOnDemand = false } = conf.data;
      const known = paths.get(name) ?? { name, isOnline: false, codecs: [] };
      paths.set(name, { ...known, isOnline: known.isOnline || sourceOnDemand });
    }
  }
  return success([...paths.values()]);
};
