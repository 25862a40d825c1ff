import { expect } from 'vitest';

import { anOnlineCamera, listenTo, never, soon, type Spec } from './stage';

/** Who is there, and which cameras. */
export const catalogSpec = ({ stage, start, connect, holds }: Spec): void => {
  holds([], 'is quiet before it is started', () => {
    const told = listenTo(stage().connect());
    expect(told.port.health()).toMatchObject({ state: 'connecting', isCatalogLoading: true });
    expect(told.catalog).toEqual([]);
  });

  holds([], 'tells the whole catalog once, parents first, every id with its own', async () => {
    const { cameraCount } = stage();
    const told = await start();
    const { platformId } = told.port;
    expect(told.catalog[0]).toEqual({ kind: 'reset' });
    expect(told.catalog.filter(({ kind }) => kind === 'complete')).toHaveLength(1);
    expect(told.cameras.size).toBe(cameraCount);
    expect(told.port.health()).toMatchObject({ state: 'live', cameraCount });
    const seen = new Set<string>();
    for (const { nodeId, parentId } of told.nodes.values()) {
      if (parentId !== null) expect(seen).toContain(parentId);
      seen.add(nodeId);
    }
    for (const camera of told.cameras.values()) {
      expect(camera.cameraId.startsWith(`${platformId}:`)).toBe(true);
      expect(seen.has(camera.nodeId)).toBe(true);
      expect(camera.place.zh).not.toBe('');
      expect(camera.name.zh).not.toBe('');
    }
    const numbers = new Set([...told.cameras.values()].map(({ number }) => number));
    expect(numbers.size).toBe(cameraCount);
  });

  holds([], 'knows a camera by the same number after a restart of the station', async () => {
    const [first, second] = [await start(), await start()];
    const numbersOf = (told: typeof first): Map<string, number> =>
      new Map([...told.cameras.values()].map(({ cameraId, number }) => [cameraId, number]));
    expect(numbersOf(second)).toEqual(numbersOf(first));
  });

  holds(['tree'], 'has branches below branches', async () => {
    const { nodes } = await start();
    const depthOf = (nodeId: string | null): number =>
      nodeId === null ? 0 : 1 + depthOf(nodes.get(nodeId)?.parentId ?? null);
    expect(Math.max(...[...nodes.keys()].map(depthOf))).toBeGreaterThan(1);
  });

  holds(['positions'], 'tells where cameras stand, or that nobody knows', async () => {
    const { cameras } = await start();
    const positions = [...cameras.values()].flatMap(({ position }) => position ?? []);
    expect(positions.length).toBeGreaterThan(0);
    for (const { longitude, latitude } of positions) {
      expect(longitude === 0 && latitude === 0).toBe(false);
    }
  });

  holds(['login'], 'says that the log-in is refused', async () => {
    const told = connect('a wrong one');
    told.port.start();
    await expect.poll(() => told.port.health().fault?.code, soon).toBe('platform/login-refused');
    expect(told.port.health().state).toBe('down');
  });

  holds([], 'follows cameras that are added and taken away', async () => {
    const { cameraCount, changeCatalog } = stage();
    const told = await start();
    const before = new Set(told.cameras.keys());
    await changeCatalog('added', anOnlineCamera(told).cameraId, '新增');
    await expect.poll(() => told.cameras.size, soon).toBe(cameraCount + 1);
    const added = [...told.cameras.values()].find(({ cameraId }) => !before.has(cameraId));
    await changeCatalog('removed', (added ?? never()).cameraId);
    await expect.poll(() => told.cameras.size, soon).toBe(cameraCount);
    expect(told.port.health().cameraCount).toBe(cameraCount);
    expect(told.catalog.filter(({ kind }) => kind === 'reset')).toHaveLength(1);
  });

  holds(['names'], 'follows names that change', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    await stage().changeCatalog('renamed', cameraId, '改名');
    await expect.poll(() => told.cameras.get(cameraId)?.name.zh, soon).toBe('改名');
  });

  holds(['onlineState'], 'follows cameras that go offline and come back', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    await stage().changeCatalog('offline', cameraId);
    await expect.poll(() => told.cameras.get(cameraId)?.isOnline, soon).toBe(false);
    await stage().changeCatalog('online', cameraId);
    await expect.poll(() => told.cameras.get(cameraId)?.isOnline, soon).toBe(true);
  });
};
