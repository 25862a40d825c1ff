import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { CatalogIndex } from './catalogIndex';
import type { ClockPort } from './ports';
import type { FindCamera } from './ports/alarmSources';

/** A large tree changes often; its names are gathered no more often than that. */
const gatherMs = 5_000;

/** Finds the camera that somebody outside names: by its id, its number, or its name. */
export const cameraFinder = (catalog: CatalogIndex, clock: ClockPort): FindCamera => {
  let gathered: readonly Camera[] = [];
  let gatheredAtMs = Number.NEGATIVE_INFINITY;
  let ids = new Map<string, CameraId>();
  const byName = (said: string): Camera | undefined => {
    const all = catalog.under(null);
    if (all !== gathered && clock.now() - gatheredAtMs >= gatherMs) {
      [gathered, gatheredAtMs, ids] = [all, clock.now(), namesOf(all)];
    }
    const found = ids.get(said);
    return found === undefined ? undefined : catalog.camera(found);
  };
  return (said) => {
    const isNumber = /^[1-9]\d{0,8}$/.test(said);
    return (
      catalog.camera(said as CameraId) ??
      (isNumber ? catalog.byNumber(Number(said)) : undefined) ??
      byName(said)
    );
  };
};

/** Two cameras of one name: the name means neither. */
const namesOf = (cameras: readonly Camera[]): Map<string, CameraId> => {
  const ids = new Map<string, CameraId>();
  const doubtful = new Set<string>();
  for (const { cameraId, nationalId, name } of cameras) {
    const own = cameraId.slice(cameraId.indexOf(':') + 1);
    for (const word of new Set([nationalId ?? own, own, name.zh, name.en])) {
      const before = ids.get(word);
      if (before === undefined) ids.set(word, cameraId);
      else if (before !== cameraId && word !== nationalId) doubtful.add(word);
    }
  }
  for (const word of doubtful) ids.delete(word);
  return ids;
};
