import { expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { aCamera, aNode } from '../../tests/builders/catalog';
import { aStation } from '../../tests/fakes/aStation';
import { cameraFinder } from './findCamera';

it('finds a camera by id, number, national id and name, and by no name that two have', async () => {
  const { station, platform, clock } = await aStation();
  const nationalId = '99010101001320000001';
  const named = (at: number, zh: string, more = {}) =>
    aCamera({
      cameraId: `city:cam-${String(at)}` as CameraId,
      number: 5_000 + at,
      name: { zh, en: `${zh} ${String(at)}` },
      ...more,
    });
  platform.tellCatalog({
    kind: 'upsert',
    nodes: [aNode()],
    cameras: [named(1, 'Gate', { nationalId }), named(2, 'Twin'), named(3, 'Twin')],
  });
  const find = cameraFinder(station.catalog, clock);
  const ids = ['city:cam-1', '5001', nationalId, 'cam-1', 'Gate', 'Gate 1'];
  expect(ids.map((said) => find(said)?.cameraId)).toEqual(ids.map(() => 'city:cam-1'));
  expect(find('Twin')).toBeUndefined();
  expect(find('Twin 3')?.cameraId).toBe('city:cam-3');
  expect(find('nowhere')).toBeUndefined();
  platform.tellCatalog({ kind: 'remove', nodeIds: [], cameraIds: ['city:cam-1' as CameraId] });
  expect(find('Gate')).toBeUndefined();
  await clock.pass(5_000);
  platform.tellCatalog({ kind: 'upsert', nodes: [], cameras: [named(9, 'New')] });
  expect(find('New')).toMatchObject({ cameraId: 'city:cam-9' });
});
