import { describe, expect, it } from 'vitest';

import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';

import { aCamera } from '../../../tests/builders/catalog';
import type { CatalogNews } from '../../wall/ports';
import { CatalogDifference, type ListedCamera } from './catalogDifference';

const platformId = 'site' as PlatformId;
const root: CatalogNode = {
  nodeId: 'site:' as NodeId,
  platformId,
  parentId: null,
  level: 'city',
  name: { zh: '站', en: 'Site' },
};
const camera = (id: string, more: Partial<ListedCamera> = {}): ListedCamera => ({
  ...aCamera({ cameraId: `site:${id}` as CameraId, platformId, nodeId: root.nodeId }),
  number: null,
  ...more,
});
const many = (count: number): ListedCamera[] =>
  Array.from({ length: count }, (_, n) => camera(String(n)));

const given = () => {
  const news: CatalogNews[] = [];
  const counts: number[] = [];
  let leftOut = 0;
  const difference = new CatalogDifference({
    root,
    emit: (one) => news.push(one),
    onCount: (count) => counts.push(count),
    onLeftOut: (count) => {
      leftOut += count;
    },
    log: () => undefined,
  });
  const list = async (
    cameras: ListedCamera[],
    nodes: CatalogNode[] = [],
  ): Promise<CatalogNews[]> => {
    news.length = 0;
    difference.begin();
    await difference.add(nodes, cameras);
    difference.end();
    return [...news];
  };
  return { difference, list, news, counts, leftOut: () => leftOut };
};
const kinds = (news: CatalogNews[]): string[] => news.map(({ kind }) => kind);

describe('CatalogDifference', () => {
  it('tells everything once, and then only what is different', async () => {
    const { list } = given();
    expect(kinds(await list(many(3)))).toEqual(['reset', 'upsert', 'upsert', 'complete']);
    expect(kinds(await list(many(3)))).toEqual(['complete']);
    const [one, ...others] = many(3);
    const renamed = { ...(one ?? camera('')), name: { zh: '改名', en: 'Renamed' } };
    const news = await list([renamed, ...others]);
    expect(news[0]).toMatchObject({ kind: 'upsert', cameras: [{ name: { zh: '改名' } }] });
    expect(kinds(await list(others))).toEqual(['remove', 'complete']);
  });

  it('removes nothing when a listing breaks off', async () => {
    const { difference, list, news } = given();
    await list(many(3));
    difference.begin();
    await difference.add([], many(1));
    expect(kinds(await list(many(3)))).toEqual(['complete']);
    expect(kinds(news)).not.toContain('remove');
  });

  it('holds the loss of half the cameras until the next listing says the same', async () => {
    const { list, counts } = given();
    await list(many(20));
    expect(kinds(await list(many(10)))).toEqual(['complete']);
    expect(counts.at(-1)).toBe(20);
    const news = await list(many(10));
    expect(kinds(news)).toEqual(['remove', 'complete']);
    expect(counts.at(-1)).toBe(10);
  });

  it('forgets the doubt when they are back', async () => {
    const { list } = given();
    await list(many(20));
    await list([]);
    expect(kinds(await list(many(20)))).toEqual(['complete']);
    expect(kinds(await list([]))).toEqual(['complete']);
  });

  it('holds the loss of the only camera, too', async () => {
    const { list } = given();
    await list(many(1));
    expect(kinds(await list([]))).toEqual(['complete']);
    expect(kinds(await list([]))).toEqual(['remove', 'complete']);
  });

  it('keeps a camera within reach whose branch is nowhere, and counts repeated ones', async () => {
    const { list, leftOut } = given();
    const lost = camera('lost', { nodeId: 'site:nowhere' as NodeId });
    const news = await list([lost, lost]);
    expect(news[2]).toMatchObject({ cameras: [{ nodeId: 'site:' }] });
    expect(leftOut()).toBe(1);
  });

  it('numbers those of one part alike in whatever order they are listed', async () => {
    const numbersOf = async (cameras: ListedCamera[]): Promise<Map<string, number>> => {
      const { difference, list } = given();
      await list(cameras);
      return new Map(
        cameras.map(({ cameraId }) => [cameraId, difference.camera(cameraId)?.number ?? 0]),
      );
    };
    const inOrder = await numbersOf(many(3_000));
    const reversed = await numbersOf(many(3_000).reverse());
    expect(new Set(inOrder.values()).size).toBe(3_000);
    for (const [cameraId, number] of inOrder) expect(reversed.get(cameraId)).toBe(number);
  });

  it('a camera that went and came back has its number again', async () => {
    const { difference, list } = given();
    await list(many(20));
    const before = difference.camera('site:3' as CameraId)?.number;
    await list(many(20).filter(({ cameraId }) => cameraId !== 'site:3'));
    expect(difference.camera('site:3' as CameraId)).toBeUndefined();
    await list(many(20));
    expect(difference.camera('site:3' as CameraId)?.number).toBe(before);
  });
});
