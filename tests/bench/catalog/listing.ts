import type { Camera } from '#contract/camera';
import type { PlatformId } from '#contract/ids';

import { systemClock } from '../../../electron/host/systemClock';
import type { BoundedFetch } from '../../../electron/platform/common/boundedFetch';
import type { FarReader } from '../../../electron/platform/wvp/wvpChannelPage';
import { WvpPlatform } from '../../../electron/platform/wvp/wvpPlatform';
import { CatalogIndex } from '../../../electron/wall/catalogIndex';
import type { PinyinPort } from '../../../electron/wall/ports';
import type { Answers } from './answers';

export const platformId = 'wvp' as PlatformId;

/** A catalog that was read, and what it took. */
export interface Listing {
  readonly index: CatalogIndex;
  readonly port: WvpPlatform;
  /** From the start to the first branch that has cameras. */
  readonly firstMs: number;
  /** To the tree, a number and a name being answered. */
  readonly readyMs: number;
}

type Where = Pick<Answers, 'address' | 'user' | 'password'>;

/** A day: nothing is listed twice unless the bench says so. */
const neverMs = 86_400_000;

interface ListingParts {
  pinyin?: PinyinPort;
  everyMs?: number;
  far?: FarReader | undefined;
}

const noPinyin: PinyinPort = { spell: () => new Promise(() => undefined) };

/** Reads a whole catalog through the adapter into the station's index. */
export async function list(
  where: Where,
  ask: BoundedFetch,
  { pinyin = noPinyin, everyMs = neverMs, far }: ListingParts = {},
): Promise<Listing> {
  const { address, user, password } = where;
  const settings = { platformId, kind: 'wvp', name: '国标平台', address, user } as const;
  const port = new WvpPlatform({
    ...{ settings, password, ask, everyMs, far, alarmsEveryMs: neverMs, clock: systemClock },
  });
  const index = new CatalogIndex({ pinyin, clock: systemClock });
  const startedAt = performance.now();
  const past = (): number => performance.now() - startedAt;
  let firstMs = 0;
  return new Promise((resolve) => {
    port.onCatalogNews((news) => {
      index.apply(platformId, news);
      if (firstMs === 0 && news.kind === 'upsert' && news.cameras.length > 0) {
        index.children(null, {});
        firstMs = past();
      }
      if (news.kind !== 'complete') return;
      answers(index);
      resolve({ index, port, firstMs, readyMs: past() });
    });
    port.start();
  });
}

/** What has to work before anybody calls it ready. */
const answers = (index: CatalogIndex): void => {
  index.children(null, {});
  index.byNumber(12_345);
  index.search('广场', {}, 50);
};

/** Every hundredth camera, told as the other of online and offline. */
export const turnedOver = (cameras: readonly Camera[], turn: number): Camera[] =>
  cameras
    .filter((_, at) => at % 100 === turn % 100)
    .map((camera) => ({ ...camera, isOnline: !camera.isOnline }));
