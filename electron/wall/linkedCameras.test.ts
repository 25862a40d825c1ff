import { expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { aCamera, cityId } from '../../tests/builders/catalog';
import { anAlarm, anIncident } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakePinyin } from '../../tests/fakes/fakePinyin';
import { CatalogIndex } from './catalogIndex';
import { LinkedCameras } from './linkedCameras';

const aCatalog = () => {
  const catalog = new CatalogIndex({ clock: new FakeClock(), pinyin: new FakePinyin() });
  const cameras = [1, 2, 3, 4, 5, 6].map((number) =>
    aCamera({ number, position: { longitude: number / 100, latitude: 30 } }),
  );
  catalog.apply(cityId, { kind: 'upsert', nodes: [], cameras });
  return catalog;
};
const complete = () => {
  const catalog = aCatalog();
  catalog.apply(cityId, { kind: 'complete' });
  return catalog;
};

it('finds the four nearest other cameras for an alarm without any', () => {
  const alarm = anAlarm({ cameraId: 'city:1' as CameraId });
  expect(new LinkedCameras(complete()).alarm(alarm).linkedCameraIds).toEqual([
    'city:2',
    'city:3',
    'city:4',
    'city:5',
  ]);
});

it("leaves the platform's own choice alone", () => {
  const alarm = anAlarm({ linkedCameraIds: ['city:6' as CameraId] });
  expect(new LinkedCameras(complete()).alarm(alarm)).toBe(alarm);
});

it('finds them for an incident by its place, and none without a place', () => {
  const linked = new LinkedCameras(complete());
  const incident = anIncident({ position: { longitude: 0.06, latitude: 30 } });
  expect(linked.incident(incident).cameraIds[0]).toBe('city:6');
  expect(linked.incident(anIncident()).cameraIds).toEqual([]);
});

it('looks once per report, and not before the catalog is known', () => {
  const catalog = aCatalog();
  const linked = new LinkedCameras(catalog);
  const alarm = anAlarm({ cameraId: 'city:1' as CameraId });
  expect(linked.alarm(alarm)).toBe(alarm);
  catalog.apply(cityId, { kind: 'complete' });
  expect(linked.alarm(alarm)).toBe(linked.alarm(alarm));
});
