import type { AlarmId, PlatformId } from '#contract/ids';
import { failure, type Outcome } from '#contract/outcome';
import type { Show } from './briefingShow';
import type { CatalogIndex } from './catalogIndex';
import type { PlatformPort } from './ports';

interface RehearseDeps {
  catalog: Pick<CatalogIndex, 'byNumber'>;
  platformOf: (platformId: PlatformId) => PlatformPort | undefined;
  log: (subject: string, outcome: Outcome<AlarmId>) => void;
}

/** What an item rehearses 演练 begins when it comes up; a platform without rehearsals says no. */
export const rehearseItem = async (
  { programme, index }: Pick<Show, 'programme' | 'index'>,
  { catalog, platformOf, log }: RehearseDeps,
): Promise<void> => {
  const rehearsal = programme.items[index]?.rehearsal ?? null;
  if (rehearsal === null) return;
  const { cameraNumber, happening } = rehearsal;
  const camera = catalog.byNumber(cameraNumber);
  const begun =
    camera === undefined
      ? failure('catalog/unknown-camera')
      : ((await platformOf(camera.platformId)?.rehearse?.(camera.cameraId, happening)) ??
        failure('platform/refused'));
  log(`${String(cameraNumber)} ${happening}`, begun);
};
