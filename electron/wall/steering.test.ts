import { describe, expect, it } from 'vitest';
import type { Actor } from '#contract/actor';
import type { CameraId, ScreenId, TileId, WindowId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { aCamera, aNode, cityId } from '../../tests/builders/catalog';
import { aStation, desk } from '../../tests/fakes/aStation';
import { settled } from '../../tests/fakes/fakeClock';
import { FakePtz } from '../../tests/fakes/fakePtz';
import { deadManMs } from './ptzDrive';

const place = { screenId: 'screen-1' as ScreenId, tileId: '1' as TileId };
const cameraId = 'city:9' as CameraId;
const right = { pan: 0.5, tilt: 0, zoom: 0 };
const officer: Actor = { seat: 3, name: '林一', role: 'officer' };
const lead: Actor = { seat: 7, name: '方中', role: 'lead' };
const take = { ...place, isTakeOver: false };

/** The first tile shows camera 9, which the officer of seat 3 may steer. */
async function aDesk(ptz = new FakePtz(), kind: 'ptz' | 'dome' = 'ptz') {
  const made = await aStation(undefined, (platform) => {
    platform.ptz = ptz;
  });
  const cameras = [aCamera({ number: 9, kind }), aCamera({ number: 8, kind })];
  made.platform.tellCatalog({ kind: 'upsert', nodes: [aNode()], cameras });
  await made.handlers['settings:write']({ actor: officer }, desk);
  await made.handlers['scene:assign']({ ...place, cameraId }, desk);
  const standing = () => made.station.steering.standing();
  const tile = () => made.station.plans()[place.screenId]?.tiles[0];
  return { ...made, told: ptz.told, standing, tile };
}

describe('a cruise of a camera', () => {
  const done = { ok: true, value: null };

  it('is started by number and ended by none, needs no hand, and is told', async () => {
    const { handlers, told, standing, journal } = await aDesk(new FakePtz({ hasCruises: true }));
    expect(await handlers['tile:cruise']({ ...place, number: 4 }, desk)).toEqual(done);
    expect(standing().news).toMatchObject({ kind: 'cruise', cameraNumber: 9 });
    expect(await handlers['tile:cruise']({ ...place, number: 0 }, desk)).toEqual(done);
    expect(standing().news?.kind).toBe('cruise-ended');
    expect(told).toEqual(['cruise 4', 'cruise ended 4']);
    expect(journal.lines.at(-1)).toMatchObject({ action: 'tile:cruise', result: 'done' });
    await handlers['ptz:take'](take, desk);
    expect(standing().held).toMatchObject([{ canCruise: true }]);
  });

  it('is refused in words: no cruises there, a fixed camera, somebody else’s hand', async () => {
    const order = { ...place, number: 1 };
    const without = await aDesk();
    expect(await without.handlers['tile:cruise'](order, desk)).toEqual(failure('ptz/no-cruise'));
    const fixed = await aDesk(new FakePtz({ hasCruises: true }), 'dome');
    expect(await fixed.handlers['tile:cruise'](order, desk)).toEqual(failure('ptz/not-steerable'));
    const ptz = new FakePtz({ hasCruises: true, hasLease: true });
    const held = await aDesk(ptz);
    ptz.giveTo(cameraId, lead);
    expect(await held.handlers['tile:cruise'](order, desk)).toMatchObject({
      fault: { code: 'ptz/held' },
    });
    expect(held.told).not.toContain('cruise 1');
  });
});

describe('steering of a camera', () => {
  it('is taken by name, seen on the tile, moved, stopped and given back', async () => {
    const { handlers, told, standing, tile, journal } = await aDesk(
      new FakePtz({ hasLease: true }),
    );
    expect(await handlers['ptz:take'](take, desk)).toEqual({ ok: true, value: null });
    expect(standing().held).toEqual([
      { cameraId, holder: officer, isOwn: true, scope: 'platform' },
    ]);
    expect(tile()?.steeredBy).toEqual(officer);
    expect(await handlers['ptz:move']({ motion: right }, desk)).toMatchObject({ ok: true });
    await handlers['ptz:stop']({}, desk);
    await handlers['ptz:release']({}, desk);
    await settled();
    expect(told).toEqual(['take 3', 'move 0.5', 'stop', 'release']);
    expect(tile()?.steeredBy).toBeUndefined();
    const lines = journal.lines.map(({ action, result }) => `${action} ${result}`);
    expect(lines).toEqual(expect.arrayContaining(['ptz:take done', 'ptz:release done']));
  });

  it('is refused in words where a camera, or its platform, cannot', async () => {
    const fixed = await aDesk(new FakePtz(), 'dome');
    expect(await fixed.handlers['ptz:take'](take, desk)).toEqual(failure('ptz/not-steerable'));
    const made = await aStation();
    made.platform.tellCatalog({
      kind: 'upsert',
      nodes: [aNode()],
      cameras: [aCamera({ number: 9, kind: 'ptz' })],
    });
    await made.handlers['scene:assign']({ ...place, cameraId }, desk);
    expect(await made.handlers['ptz:take'](take, desk)).toEqual(failure('ptz/not-offered'));
    expect(await made.handlers['ptz:move']({ motion: right }, desk)).toEqual(
      failure('ptz/not-taken'),
    );
  });

  it('says that only this station keeps others away where the platform has no lock', async () => {
    const { handlers, standing } = await aDesk();
    await handlers['ptz:take'](take, desk);
    expect(standing().held[0]?.scope).toBe('station');
  });

  it('stops when the window says nothing more, and when the window is gone', async () => {
    const { handlers, told, station, clock, standing } = await aDesk();
    await handlers['ptz:take'](take, desk);
    await handlers['ptz:move']({ motion: right }, desk);
    await clock.pass(deadManMs + 1);
    expect(told).toEqual(['move 0.5', 'stop']);
    await handlers['ptz:move']({ motion: right }, desk);
    station.windowGone(desk.windowId);
    await settled();
    expect(told.slice(2)).toEqual(['move 0.5', 'stop']);
    expect(standing().held).toEqual([]);
  });

  it('stops when its platform is taken out and when the program ends', async () => {
    const { handlers, told, rack, station } = await aDesk();
    await handlers['ptz:take'](take, desk);
    await handlers['ptz:move']({ motion: right }, desk);
    await rack.remove(cityId);
    await settled();
    expect(told).toEqual(['move 0.5', 'stop']);
    const other = await aDesk();
    await other.handlers['ptz:take'](take, desk);
    await other.handlers['ptz:move']({ motion: right }, desk);
    await other.station.stop();
    expect(other.told).toEqual(['move 0.5', 'stop']);
    await station.stop();
  });

  it('is given back after 30 s without use, and says so', async () => {
    const { handlers, clock, standing } = await aDesk(new FakePtz({ hasLease: true }));
    await handlers['ptz:take'](take, desk);
    await clock.pass(20_000);
    await handlers['ptz:move']({ motion: right }, desk);
    await clock.pass(20_000);
    expect(standing().held).toHaveLength(1);
    await clock.pass(10_100);
    expect(standing().held).toEqual([]);
    expect(standing().news).toMatchObject({ kind: 'idle', cameraNumber: 9 });
    await clock.pass(12_100);
    expect(standing().news).toBeNull();
  });

  it('ends with a notice when a higher role takes it at another station', async () => {
    const ptz = new FakePtz({ hasLease: true });
    const { handlers, standing, tile } = await aDesk(ptz);
    await handlers['ptz:take'](take, desk);
    await handlers['ptz:move']({ motion: right }, desk);
    ptz.giveTo(cameraId, lead);
    await settled();
    expect(standing().news).toMatchObject({ kind: 'taken', by: lead });
    expect(standing().held).toEqual([{ cameraId, holder: lead, isOwn: false, scope: 'platform' }]);
    expect(tile()?.steeredBy).toEqual(lead);
    expect(await handlers['ptz:take'](take, desk)).toEqual(failure('ptz/held', '7 方中'));
  });

  it('outlives old news: the platform is asked before it is believed', async () => {
    const ptz = new FakePtz({ hasLease: true });
    const { handlers, standing } = await aDesk(ptz);
    await handlers['ptz:take'](take, desk);
    ptz.tell(cameraId, lead);
    await settled();
    expect(standing().held).toMatchObject([{ isOwn: true }]);
  });

  it('is one of a kind at a station too: rank decides, and the loser is told', async () => {
    const { station, standing, told } = await aDesk();
    const camera = aCamera({ number: 9, kind: 'ptz' });
    const [one, other] = ['one' as WindowId, 'other' as WindowId];
    await station.steering.take(one, camera, officer, false);
    station.steering.move(one, right);
    expect(await station.steering.take(other, camera, { ...officer, seat: 4 }, true)).toEqual(
      failure('ptz/held', '3 林一'),
    );
    expect(await station.steering.take(other, camera, lead, false)).toEqual(
      failure('ptz/held', '3 林一'),
    );
    expect(await station.steering.take(other, camera, lead, true)).toMatchObject({ ok: true });
    expect(told).toEqual(['move 0.5', 'stop']);
    expect(standing().held).toMatchObject([{ holder: lead }]);
    expect(station.steering.move(one, right)).toEqual(failure('ptz/not-taken'));
  });

  it('lets go of one camera when the hand takes another', async () => {
    const { station, told, standing } = await aDesk(new FakePtz({ hasLease: true }));
    const [nine, eight] = [9, 8].map((number) => aCamera({ number, kind: 'ptz' }));
    if (nine === undefined || eight === undefined) throw new Error('no cameras');
    await station.steering.take(desk.windowId, nine, officer, false);
    station.steering.move(desk.windowId, right);
    await station.steering.take(desk.windowId, eight, officer, false);
    await settled();
    expect(told).toEqual(expect.arrayContaining(['stop', 'release']));
    expect(standing().held.map((one) => one.cameraId)).toEqual(['city:8']);
  });
});
