import { describe, expect, it } from 'vitest';

import type { PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';

import { aWireCamera, aWireNode } from '../../../tests/builders/vnpMessages';
import type { CatalogNews } from '../../wall/ports';
import type { VnpApi, VnpRequest } from './vnpApi';
import { VnpCatalog } from './vnpCatalog';

/** A platform whose catalog the test holds in its hand. */
const given = () => {
  const platform = {
    nodes: [aWireNode({ parentId: null })] as unknown[],
    cameras: [aWireCamera()] as unknown[],
    version: 'v1',
    changes: [] as unknown[],
    isVersionForgotten: false,
    faults: [] as Outcome<never>[],
    asked: [] as string[],
  };
  const answer = (path: string): unknown => {
    const page = { catalogVersion: platform.version, total: 1, nextCursor: null };
    if (path.startsWith('/catalog/nodes')) return { ...page, nodes: platform.nodes };
    if (path.startsWith('/catalog/cameras')) return { ...page, cameras: platform.cameras };
    return { catalogVersion: platform.version, changes: platform.changes, more: false };
  };
  const ask = ({ path }: VnpRequest): Promise<Outcome<unknown>> => {
    platform.asked.push(path);
    const fault = platform.faults.shift();
    if (fault !== undefined) return Promise.resolve(fault);
    if (path.startsWith('/catalog/changes') && platform.isVersionForgotten) {
      return Promise.resolve(failure('platform/refused', 'version-too-old'));
    }
    return Promise.resolve(success(answer(path)));
  };
  const news: CatalogNews[] = [];
  const notes: string[] = [];
  const counts: number[] = [];
  const pauses: number[] = [];
  const catalog = new VnpCatalog({
    platformId: 'city' as PlatformId,
    api: { ask } as unknown as VnpApi,
    isDemo: () => true,
    emit: (each) => news.push(each),
    onCount: (count) => counts.push(count),
    log: (line) => notes.push(line),
    pause: (attempt) => {
      pauses.push(attempt);
      return Promise.resolve(true);
    },
  });
  return { catalog, platform, news, notes, counts, pauses };
};

const change = (part: Record<string, unknown>) => ({
  catalogVersion: 'v2',
  kind: 'renamed',
  cameraId: aWireCamera().id,
  camera: aWireCamera({ name: '改名' }),
  ...part,
});

describe('VnpCatalog', () => {
  it('goes on after rows that do not fit, and counts them', async () => {
    const { catalog, platform, news, notes } = given();
    platform.cameras = [{ id: 'spoiled' }, aWireCamera(), null, { ...aWireCamera(), class: 9 }];
    await catalog.refresh();
    expect(news.flatMap((each) => (each.kind === 'upsert' ? each.cameras : []))).toHaveLength(1);
    expect(notes).toEqual(['3 catalog rows do not fit the protocol']);
  });

  it('hands large pages on in pieces, with a turn of the loop between them', async () => {
    const { catalog, platform, news } = given();
    platform.cameras = Array.from({ length: 1_000 }, (_, n) =>
      aWireCamera({ id: `c${String(n)}` }),
    );
    let turns = 0;
    const count = () => {
      turns += 1;
      if (turns < 1_000) setImmediate(count);
    };
    count();
    await catalog.refresh();
    const pieces = news.filter((each) => each.kind === 'upsert' && each.cameras.length > 0);
    expect(pieces.length).toBeGreaterThan(2);
    expect(turns).toBeGreaterThanOrEqual(pieces.length);
    turns = 1_000;
  });

  it('asks a page again when the platform was away', async () => {
    const { catalog, platform, pauses } = given();
    platform.faults = [failure('platform/timeout'), failure('platform/unreachable')];
    expect(await catalog.refresh()).toEqual(success(null));
    expect(pauses).toEqual([1, 2]);
  });

  it('does not ask again what was refused', async () => {
    const { catalog, platform, pauses } = given();
    platform.faults = [failure('platform/login-refused')];
    expect(await catalog.refresh()).toEqual(failure('platform/login-refused'));
    expect(pauses).toEqual([]);
  });

  it('reads only the changes when it was complete before', async () => {
    const { catalog, platform, news } = given();
    await catalog.refresh();
    news.length = 0;
    platform.asked.length = 0;
    platform.changes = [change({}), change({ kind: 'removed', cameraId: 'gone', camera: null })];
    await catalog.refresh();
    expect(platform.asked).toEqual([expect.stringContaining('/catalog/changes?since=v1')]);
    expect(news.map(({ kind }) => kind)).toEqual(['upsert', 'remove']);
  });

  it('reads everything when its version is forgotten, takes away what is gone, resets nothing', async () => {
    const { catalog, platform, news, counts } = given();
    platform.cameras = [aWireCamera({ id: 'stays' }), aWireCamera({ id: 'goes' })];
    await catalog.refresh();
    news.length = 0;
    platform.cameras = [aWireCamera({ id: 'stays' })];
    platform.version = 'w1';
    platform.isVersionForgotten = true;
    await catalog.refresh();
    expect(news.some(({ kind }) => kind === 'reset')).toBe(false);
    expect(news).toContainEqual({ kind: 'remove', nodeIds: [], cameraIds: ['city:goes'] });
    expect(counts.at(-1)).toBe(1);
  });

  it('follows single changes, and leaves a spoiled one out', async () => {
    const { catalog, news, notes } = given();
    await catalog.refresh();
    news.length = 0;
    catalog.apply(change({}));
    catalog.apply({ kind: 'exploded' });
    expect(news).toHaveLength(1);
    expect(notes).toHaveLength(1);
  });
});
