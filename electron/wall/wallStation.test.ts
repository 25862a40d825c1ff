import { describe, expect, it } from 'vitest';
import type { AlarmId, CameraId, IncidentId, ScreenId, TileId } from '#contract/ids';
import { failure } from '#contract/outcome';
import type { PlanTile } from '#contract/scene';
import {
  anAcknowledgement,
  anActor,
  anAlarmReport,
  anIncident,
} from '../../tests/builders/happenings';
import { aScreen } from '../../tests/builders/scenes';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import type { WallStation } from './wallStation';

const screenId = 'screen-1' as ScreenId;
const tilesOf = (station: WallStation): readonly PlanTile[] =>
  station.plans()[screenId]?.tiles ?? [];
const numbersOn = (station: WallStation): (number | undefined)[] =>
  tilesOf(station).map((tile) => tile.camera?.number);

/** An alarm of camera 15, which no tile shows. */
const unseen = anAlarmReport({ cameraId: 'city:15' as CameraId });

describe('a first start', () => {
  it('shows nine online cameras without a question', async () => {
    const { station } = await aStation();
    expect(numbersOn(station)).toEqual([9, 8, 7, 1, 2, 3, 4, 5, 6]);
  });
});

describe('a flood', () => {
  it('is counted by district, because hardly two of its alarms are of one camera', async () => {
    const { station, platform, clock } = await aStation();
    const alarms = Array.from({ length: 12 }, (_, index) =>
      anAlarmReport({
        alarmId: `city:flood-${String(index)}` as AlarmId,
        cameraId: `city:${String(index + 1)}` as CameraId,
        place: { zh: `路口${String(index)}`, en: `Corner ${String(index)}` },
        raisedAtMs: clock.now(),
      }),
    );
    platform.tellEvents({ alarms });
    await clock.pass(1_000, 100);
    expect(station.join(desk).station.flood?.places).toMatchObject([
      { place: { zh: '北岸区' }, count: 12 },
    ]);
  });
});

describe('an alarm on the wall', () => {
  it('frames, is answered, ends, and the tile returns to what it showed', async () => {
    const { station, platform, clock } = await aStation();
    station.join(wallWindow);
    platform.tellEvents({ alarms: [unseen] });
    clock.advance(0);
    expect(tilesOf(station)[2]).toMatchObject({
      alarmId: unseen.alarmId,
      isCard: true,
      camera: { number: 15 },
    });
    await station.alarms.acknowledge(unseen.alarmId, anActor());
    expect(tilesOf(station)[2]).toMatchObject({ isCard: true });
    const over = anAlarmReport({
      ...unseen,
      version: 3,
      condition: 'cleared',
      acknowledgement: anAcknowledgement(),
    });
    platform.tellEvents({ alarms: [over] });
    clock.advance(0);
    expect(tilesOf(station)[2]).toMatchObject({ isCard: false, camera: { number: 15 } });
    clock.advance(30_000);
    expect(tilesOf(station)[2]).toMatchObject({ isCard: false, camera: { number: 7 } });
  });

  it('is told to the wall window that shows it, to the desk, and to no other wall', async () => {
    const { station, platform, clock, screens, patches } = await aStation();
    screens.plug(aScreen(), aScreen({ number: 2 }));
    const other = { ...wallWindow, windowId: 'wall-2' as never, screenId: 'screen-2' as ScreenId };
    for (const window of [desk, wallWindow, other]) station.join(window);
    clock.advance(0);
    for (const { windowId, patch } of patches.splice(0)) {
      station.shown({ ...desk, windowId }, { revision: patch.to, playing: 9, failed: 0 });
    }
    patches.length = 0;
    platform.tellEvents({ alarms: [{ ...unseen, cameraId: 'city:9' as CameraId }] });
    clock.advance(0);
    const told = patches.filter(({ patch }) => patch.alarms !== undefined);
    expect(told.map(({ windowId }) => windowId).sort()).toEqual(['desk', 'wall-1']);
  });

  it('brings its incident along, also when only the incident names it', async () => {
    const { station, platform } = await aStation();
    const incident = anIncident({ alarmIds: [unseen.alarmId] });
    platform.tellEvents({ alarms: [unseen], incidents: [incident] });
    expect(tilesOf(station)[2]).toMatchObject({ incidentId: incident.incidentId });
    expect(Object.keys(station.join(wallWindow).incidents)).toEqual([incident.incidentId]);
  });

  it('shows the most urgent incidents to a wall with the ribbon', async () => {
    const { station, platform } = await aStation();
    const incidents = Array.from({ length: 9 }, (_, nth) =>
      anIncident({
        incidentId: `city:incident-${String(nth)}` as IncidentId,
        priority: nth === 4 ? 'critical' : 'low',
      }),
    );
    platform.tellEvents({ incidents });
    expect(station.join(wallWindow).incidents).toEqual({});
    station.scene.ribbon(anActor(), screenId, true);
    const shown = Object.keys(station.join(wallWindow).incidents);
    expect(shown).toHaveLength(9);
    const ribbon = station.plans()[screenId]?.ribbon;
    expect(ribbon?.total).toBe(9);
    expect(ribbon?.incidentIds[0]).toBe('city:incident-4');
  });

  it('counts from its own record where the platform does not, and says so', async () => {
    const { station, platform, clock } = await aStation();
    const taken = anIncident();
    const steps = taken.steps.map((step, at) =>
      at === 1 ? { ...step, startedAtMs: clock.now() } : step,
    );
    platform.tellEvents({ incidents: [{ ...taken, steps, reportedAtMs: clock.now() }] });
    platform.fault = failure('platform/failed').fault;
    const board = { kind: 'statistics', nodeId: null, period: 'today' } as const;
    station.scene.show(anActor(), { screenId, tileId: '1' as TileId }, board);
    const shown = () => tilesOf(station)[0]?.board;
    expect(shown()).toMatchObject({ figures: null });
    await clock.pass(100, 10);
    expect(shown()).toMatchObject({ figures: { registered: 1, handled: 0, source: 'record' } });
    platform.fault = undefined;
    await clock.pass(61_000, 1000);
    expect(shown()).toMatchObject({ figures: { source: 'platform' } });
    platform.fault = failure('platform/failed').fault;
    await clock.pass(61_000, 1000);
    expect(shown()).toMatchObject({ figures: { source: 'platform' } });
  });

  it('shows figures and cases on tiles, and follows the cases', async () => {
    const { station, platform, clock } = await aStation();
    const [first, second] = ['1', '2'] as TileId[];
    const figures = { kind: 'statistics', nodeId: null, period: 'today' } as const;
    station.scene.show(anActor(), { screenId, tileId: first! }, figures);
    station.scene.show(
      anActor(),
      { screenId, tileId: second! },
      { kind: 'incidents', nodeId: null },
    );
    const boards = () => station.plans()[screenId]?.tiles.map(({ board }) => board) ?? [];
    expect(boards()[0]).toMatchObject({ kind: 'statistics', figures: null });
    await clock.pass(10);
    expect(boards()[0]).toMatchObject({ figures: { source: 'platform', before: { handled: 1 } } });
    const asked = platform.counted.length;
    platform.tellEvents({ incidents: [anIncident()] });
    expect(boards()[1]).toMatchObject({ total: 1, incidentIds: ['city:incident-1'] });
    expect(Object.keys(station.join(wallWindow).incidents)).toEqual(['city:incident-1']);
    await clock.pass(3000);
    expect(platform.counted).toHaveLength(asked);
    await clock.pass(2000);
    expect(platform.counted).toHaveLength(asked + 1);
    station.scene.assign(anActor(), { screenId, tileId: first! }, null);
    expect(boards()[0]).toBeNull();
    await clock.pass(200_000);
    expect(platform.counted).toHaveLength(asked + 1);
  });
});

describe('what windows are told', () => {
  it('sends one small patch for one change', async () => {
    const { station, clock, patches } = await aStation();
    station.join(wallWindow);
    station.join(desk);
    clock.advance(0);
    patches.length = 0;
    station.scene.select(screenId, '2' as TileId);
    clock.advance(0);
    expect(patches).toHaveLength(2);
    const wall = patches.find(({ windowId }) => windowId === wallWindow.windowId);
    expect(Object.keys(wall?.patch ?? {}).sort()).toEqual(['from', 'plans', 'station', 'to']);
  });

  it('tells nobody when a catalog is read anew and nothing on the wall changed', async () => {
    const { station, clock, patches, readCatalog } = await aStation();
    station.join(wallWindow);
    clock.advance(0);
    patches.length = 0;
    readCatalog();
    clock.advance(0);
    expect(patches).toEqual([]);
  });

  it('tells the desk how the tiles of each wall do', async () => {
    const { station } = await aStation();
    const { revision } = station.join(wallWindow);
    station.shown(wallWindow, { revision, playing: 8, failed: 1 });
    expect(station.join(desk).showing).toEqual({ [screenId]: { playing: 8, failed: 1 } });
    expect(station.join(wallWindow).showing).toEqual({});
  });

  it('does not say that a wall shows anything after its window is gone', async () => {
    const { station } = await aStation();
    const { revision } = station.join(wallWindow);
    station.shown(wallWindow, { revision, playing: 9, failed: 0 });
    station.windowGone(wallWindow.windowId);
    expect(station.join(desk).showing).toEqual({});
  });

  it('names screens as people do, and follows settings', async () => {
    const { station, settings } = await aStation();
    await settings.write({
      screens: { [screenId]: { name: 'Left', diagonalInch: 80, distanceM: null } },
    });
    expect(station.join(desk).station.screens).toMatchObject([
      { name: 'Left', diagonalInch: 80, distanceM: 3 },
    ]);
  });

  it('says that graphics failed again and again', async () => {
    const { station, app } = await aStation();
    expect(station.join(desk).station.isGraphicsReduced).toBe(false);
    app.reduceGraphics();
    expect(station.join(desk).station.isGraphicsReduced).toBe(true);
  });

  it('says when the gateway is being revived', async () => {
    const { station, media } = await aStation();
    expect(station.join(desk).station.isMediaLive).toBe(true);
    media.become('down');
    expect(station.join(desk).station.isMediaLive).toBe(false);
  });
});

describe('silence', () => {
  const waitingHigh = anAlarmReport({ alarmId: 'city:high' as AlarmId, priority: 'high' });
  const silenced = async () => {
    const made = await aStation();
    made.platform.tellEvents({ alarms: [waitingHigh] });
    made.station.silence.begin(120_000, made.station.alarms.open());
    return made;
  };

  it('ends by itself', async () => {
    const { station, clock } = await silenced();
    expect(station.join(desk).station.silencedUntilMs).toBe(clock.now() + 120_000);
    clock.advance(120_000);
    expect(station.silence.untilMs()).toBeNull();
  });

  it('ends at once for a new alarm as urgent as what was silenced', async () => {
    const { station, platform } = await silenced();
    const medium = anAlarmReport({
      alarmId: 'city:m' as AlarmId,
      kind: 'smoke',
      priority: 'medium',
    });
    platform.tellEvents({ alarms: [medium] });
    expect(station.silence.untilMs()).not.toBeNull();
    platform.tellEvents({
      alarms: [{ ...medium, alarmId: 'city:h' as AlarmId, kind: 'fall', priority: 'high' }],
    });
    expect(station.silence.untilMs()).toBeNull();
  });
});

describe('when something breaks', () => {
  it('delivers an answer as soon as the platform works again', async () => {
    const { station, platform } = await aStation();
    platform.tellEvents({ alarms: [unseen] });
    platform.become('down');
    platform.fault = failure('platform/unreachable').fault;
    await station.alarms.acknowledge(unseen.alarmId, anActor());
    expect(station.alarms.alarm(unseen.alarmId)?.response).toBe('pending');
    platform.fault = undefined;
    platform.become('live');
    await settled();
    expect(station.alarms.alarm(unseen.alarmId)?.response).toBe('acknowledged');
  });

  it('shows the same scene after a restart, and delivers what was left', async () => {
    const before = await aStation();
    before.station.scene.layout(anActor(), screenId, 4);
    before.platform.tellEvents({ alarms: [unseen] });
    before.platform.fault = failure('platform/unreachable').fault;
    await before.station.alarms.acknowledge(unseen.alarmId, anActor());
    await before.station.stop();

    const after = await aStation({ store: before.store, journal: before.journal });
    expect(numbersOn(after.station)).toEqual([9, 8, 7, 1]);
    after.platform.tellEvents({ alarms: [unseen] });
    await settled();
    expect(after.platform.acknowledged).toHaveLength(1);
  });

  it('ends the leases of a window that is gone', async () => {
    const { station } = await aStation();
    const request = { cameraId: 'city:1' as CameraId, widthPx: 640, heightPx: 360 };
    await station.streams.open({ ...request, purpose: 'wall' }, wallWindow.windowId);
    station.windowGone(wallWindow.windowId);
    expect(station.streams.counts().leases).toBe(0);
  });

  it('forgets a platform that was taken out, and listens to one that was added', async () => {
    const { station, rack, platform } = await aStation();
    platform.tellEvents({ alarms: [unseen], incidents: [anIncident()] });
    await rack.remove(platform.platformId);
    expect(station.catalog.count()).toBe(0);
    expect(station.alarms.open()).toEqual([]);
    expect(station.incidents.open()).toEqual([]);
    expect(numbersOn(station)).toEqual(Array.from({ length: 9 }, () => undefined));

    const added = new FakePlatform(new FakeClock(), 'city' as never);
    rack.add(added);
    added.tellEvents({ alarms: [unseen] });
    expect(station.alarms.open()).toHaveLength(1);
  });

  it('listens to nobody after it stopped, and leaves no timer behind', async () => {
    const { station, platform, clock } = await aStation();
    station.join(desk);
    await station.stop();
    platform.tellEvents({ alarms: [unseen] });
    expect(station.alarms.open()).toEqual([]);
    expect(clock.waitingCount()).toBe(0);
  });
});
