import { expect, it } from 'vitest';
import type { AlarmId, CameraId, IncidentId, NodeId } from '#contract/ids';
import { aNode } from '../../tests/builders/catalog';
import { anAlarmReport, anIncident } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';

const here = 'city:grid-1' as NodeId;
const elsewhere = 'city:grid-2' as NodeId;

/** One alarm with its case here, one elsewhere; both cameras are on the wall. */
const twoPlaces = async () => {
  const made = await aStation();
  const nodes = [aNode({ nodeId: elsewhere, name: { zh: '二号', en: 'Grid 2' } })];
  made.platform.tellCatalog({ kind: 'upsert', nodes, cameras: [] });
  made.platform.tellEvents({
    alarms: [here, elsewhere].map((nodeId, at) =>
      anAlarmReport({
        alarmId: `city:alarm-${String(at)}` as AlarmId,
        cameraId: `city:${String(9 - at)}` as CameraId,
        nodeId,
      }),
    ),
    incidents: [here, elsewhere].map((nodeId, at) =>
      anIncident({ incidentId: `city:incident-${String(at)}` as IncidentId, nodeId }),
    ),
  });
  return made;
};

it('lists and counts everything while the desk has no place of its own', async () => {
  const { station } = await twoPlaces();
  const view = station.join(desk);
  expect([Object.keys(view.alarms).length, Object.keys(view.incidents).length]).toEqual([2, 2]);
  expect(station.incidentPlaces(null).places.map(({ nodeId }) => nodeId)).toEqual([
    here,
    elsewhere,
  ]);
});

it('lists and counts what is inside the place of the desk; walls go on showing their alarms', async () => {
  const { station, settings } = await twoPlaces();
  await settings.write({ deskNodeId: here });
  const view = station.join(desk);
  expect(Object.keys(view.alarms)).toEqual(['city:alarm-0']);
  expect(Object.keys(view.incidents)).toEqual(['city:incident-0']);
  expect(station.incidentPlaces(null)).toMatchObject({ incidentIds: ['city:incident-0'], own: 0 });
  expect(station.incidentPlaces(elsewhere).incidentIds).toEqual([]);
  expect(Object.keys(station.join(wallWindow).alarms)).toHaveLength(2);
});
