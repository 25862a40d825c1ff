import { describe, expect, it } from 'vitest';
import type { BriefingOrder } from '#contract/briefing';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { aBriefingWish, anItem, aProgramme } from '../../tests/builders/briefing';
import { anActor, anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;
const done = success(null);

const presenting = async (wish = aBriefingWish()) => {
  const made = await aStation();
  const start = () => made.handlers['briefing:start'](wish, desk);
  const act = (order: BriefingOrder) => made.handlers['briefing:act']({ order }, desk);
  const leave = () => made.handlers['briefing:leave']({}, desk);
  const plan = () => made.station.plans()[screenId];
  const cameras = () => plan()?.tiles.map(({ camera }) => camera?.number ?? null);
  const standing = () => made.station.join(desk).station.briefing;
  return { ...made, start, act, leave, plan, cameras, standing };
};

describe('a presentation', () => {
  it('shows one item after the other, any by its number, and holds at both ends', async () => {
    const made = await presenting();
    await made.start();
    expect(made.cameras()).toEqual([11]);
    expect(made.plan()?.presented).toMatchObject({
      title: { zh: '题11', en: 'Title 11' },
      lowerThird: 'both',
    });
    await made.act({ kind: 'next' });
    expect(made.cameras()).toEqual([12, 13, 14, 15]);
    await made.act({ kind: 'go', item: 4 });
    await made.act({ kind: 'next' });
    expect(made.cameras()).toEqual([16]);
    await made.act({ kind: 'go', item: 1 });
    await made.act({ kind: 'previous' });
    expect(made.cameras()).toEqual([11]);
    expect(await made.act({ kind: 'go', item: 5 })).toEqual(failure('briefing/unknown'));
  });

  it('says what of an item is not there, and shows its title all the same', async () => {
    const made = await presenting();
    await made.start();
    await made.act({ kind: 'go', item: 3 });
    expect(made.standing()?.missing).toEqual(['S99']);
    expect(made.cameras()).toEqual([null]);
    expect(made.plan()?.presented?.title?.en).toBe('Title 99');
  });

  it('tells no wall a note, nor anything else that is the presenter’s', async () => {
    const made = await presenting();
    await made.start();
    const told = JSON.stringify(made.station.join(wallWindow));
    expect(told).toContain('题11');
    expect(told).not.toContain('讲稿11');
    expect(told).not.toContain('programme-1');
  });

  it('begins on screens that are there, with a programme that is there, once', async () => {
    const made = await presenting(aBriefingWish({ screenIds: ['screen-9' as ScreenId] }));
    expect(await made.start()).toEqual(failure('scene/unknown-screen'));
    const start = (given: Partial<ReturnType<typeof aBriefingWish>>) =>
      made.handlers['briefing:start'](aBriefingWish(given), desk);
    expect(await start({ programmeId: 'other' })).toEqual(failure('briefing/unknown'));
    expect(await start({ item: 9 })).toEqual(failure('briefing/unknown'));
    expect(await made.act({ kind: 'next' })).toEqual(failure('briefing/none'));
    expect(await made.leave()).toEqual(failure('briefing/none'));
    expect(await start({})).toEqual(done);
    expect(await start({})).toEqual(failure('briefing/running'));
  });

  it('keeps titles, not what changed by whom, and short names only', async () => {
    const made = await presenting();
    await made.handlers['scene:layout']({ screenId, tileCount: 16 }, desk);
    expect(made.plan()?.lastChange).not.toBeNull();
    await made.start();
    expect(made.plan()?.lastChange).toBeNull();
    const camera = made.plan()?.tiles[0]?.camera;
    expect(camera?.name).toEqual(camera?.shortName);
    expect(camera?.place).toEqual({ zh: '', en: '' });
  });
});

describe('effects', () => {
  it('end by the same key, all of them by one, and with the item what was said about it', async () => {
    const made = await presenting();
    await made.start();
    const effects = () => made.plan()?.presented?.effects;
    await made.act({ kind: 'black' });
    await made.act({ kind: 'white' });
    expect(effects()?.curtain).toBe('white');
    await made.act({ kind: 'white' });
    expect(effects()?.curtain).toBeNull();
    await made.act({ kind: 'freeze' });
    expect(effects()?.frozenAtMs).toBe(made.clock.now());
    await made.act({ kind: 'spot' });
    await made.act({ kind: 'stroke', points: [{ x: 0.1, y: 0.1 }], isNew: true });
    await made.act({ kind: 'stroke', points: [{ x: 0.2, y: 0.1 }], isNew: false });
    expect(effects()?.strokes).toHaveLength(1);
    await made.act({ kind: 'end' });
    expect(effects()).toMatchObject({ frozenAtMs: null, isSpot: false, hand: 'none' });
    expect(effects()?.strokes).toHaveLength(1);
    await made.act({ kind: 'black' });
    await made.act({ kind: 'next' });
    expect(effects()).toMatchObject({ curtain: 'black', strokes: [] });
  });

  it('choose a tile, or move the ellipse of a single one', async () => {
    const made = await presenting();
    await made.start();
    await made.act({ kind: 'spot' });
    await made.act({ kind: 'move', column: 1, row: 0 });
    expect(made.plan()?.presented?.effects.aim).toEqual({ x: 0.35, y: 0.5 });
    await made.act({ kind: 'next' });
    await made.act({ kind: 'move', column: 1, row: 0 });
    expect(made.plan()?.presented?.spotTileId).toBe('2');
    await made.act({ kind: 'tile', number: 4 });
    expect(made.plan()?.presented?.spotTileId).toBe('4');
    expect(await made.act({ kind: 'tile', number: 5 })).toEqual(failure('scene/unknown-tile'));
  });
});

describe('what visitors may see', () => {
  const live = async () => {
    const made = await presenting();
    const camera = made.station.catalog.camera('city:11' as CameraId);
    if (camera === undefined) throw new Error('no camera 11');
    made.platform.tellCatalog({
      kind: 'upsert',
      nodes: [],
      cameras: [{ ...camera, isDemo: false }],
    });
    await made.start();
    return made;
  };
  const soft = (made: Awaited<ReturnType<typeof live>>) => made.plan()?.presented?.softTileIds;

  it('of live cameras is softened until somebody with the right lifts it, for ten minutes', async () => {
    const made = await live();
    expect(soft(made)).toEqual(['1']);
    expect(await made.act({ kind: 'lift', reason: 'training' })).toEqual(
      failure('briefing/no-right'),
    );
    await made.handlers['settings:write']({ actor: anActor({ role: 'presenter' }) }, desk);
    expect(await made.act({ kind: 'lift', reason: 'training' })).toEqual(done);
    expect(soft(made)).toEqual([]);
    expect(made.journal.lines.at(-1)).toMatchObject({
      action: 'briefing:act',
      subject: 'lift training',
      result: 'done',
    });
    await made.clock.pass(600_001);
    expect(soft(made)).toEqual(['1']);
    await made.act({ kind: 'lift', reason: 'training' });
    await made.act({ kind: 'cover' });
    expect(soft(made)).toEqual(['1']);
  });

  it('of demo cameras is softened by hand only', async () => {
    const made = await presenting();
    await made.start();
    expect(made.plan()?.presented?.softTileIds).toEqual([]);
    await made.act({ kind: 'soften' });
    expect(made.plan()?.presented?.softTileIds).toEqual(['1']);
  });
});

describe('alarms during a presentation', () => {
  const critical = (given = {}) =>
    anAlarmReport({ cameraId: 'city:11' as CameraId, priority: 'critical', ...given });

  it('reach the desk, and of a presented wall only a mark', async () => {
    const made = await presenting();
    await made.start();
    const before = made.plan()?.tiles;
    made.platform.tellEvents({ alarms: [critical()] });
    await made.clock.pass(0);
    expect(made.plan()?.tiles).toEqual(before);
    expect(made.plan()?.presented?.hasAlarmMark).toBe(true);
    expect(Object.keys(made.station.join(desk).alarms)).toHaveLength(1);
    expect(made.station.join(wallWindow).alarms).toEqual({});
    await made.leave();
    expect(made.plan()?.tiles.some(({ alarmId }) => alarmId !== null)).toBe(true);
  });

  it('are framed where somebody said so, and rehearsed ones always', async () => {
    const made = await presenting(aBriefingWish({ showsAlarms: true }));
    await made.start();
    made.platform.tellEvents({ alarms: [critical()] });
    expect(made.plan()?.tiles[0]).toMatchObject({ isCard: false });
    expect(made.plan()?.tiles[0]?.alarmId).not.toBeNull();
    made.platform.tellEvents({ alarms: [critical({ isRehearsal: true, version: 2 })] });
    await made.clock.pass(0);
    expect(made.plan()?.tiles[0]).toMatchObject({ isCard: true });
    expect(made.plan()?.presented?.hasAlarmMark).toBe(false);
  });

  it('are answered only with live control', async () => {
    const made = await presenting();
    made.platform.tellEvents({ alarms: [critical()] });
    await made.start();
    const { alarmId } = critical();
    expect(await made.handlers['alarm:acknowledge']({ alarmId }, desk)).toEqual(
      failure('briefing/no-control'),
    );
    expect(made.platform.acknowledged).toEqual([]);
    await made.leave();
    await made.handlers['briefing:start'](aBriefingWish({ hasLiveControl: true }), desk);
    expect(await made.handlers['alarm:acknowledge']({ alarmId }, desk)).toEqual(done);
  });

  it('leave other walls as they are', async () => {
    const made = await presenting(aBriefingWish({ screenIds: ['screen-2' as ScreenId] }));
    const { aScreen } = await import('../../tests/builders/scenes');
    made.screens.plug(aScreen(), aScreen({ number: 2 }));
    await made.start();
    made.platform.tellEvents({ alarms: [critical({ cameraId: 'city:19' as CameraId })] });
    await made.clock.pass(0);
    expect(made.plan()?.presented).toBeUndefined();
    expect(made.plan()?.tiles.some(({ isCard }) => isCard)).toBe(true);
  });
});

describe('a rehearsal', () => {
  it('begins with its item, and takes no tile of a wall once the presentation is left', async () => {
    const made = await presenting();
    const report = anAlarmReport({
      cameraId: 'city:16' as CameraId,
      priority: 'critical',
      isRehearsal: true,
    });
    const asked: [CameraId, string][] = [];
    Object.assign(made.platform, {
      rehearse: (cameraId: CameraId, happening: string) => {
        asked.push([cameraId, happening]);
        made.platform.tellEvents({ alarms: [report] });
        return Promise.resolve(success(report.alarmId));
      },
    });
    const rehearsal = { cameraNumber: 16, happening: 'smoke' };
    const programme = aProgramme({ items: [anItem(11), anItem(16, { rehearsal })] });
    await made.handlers['briefing:save']({ programme }, desk);
    const before = made.cameras();
    await made.start();
    expect(asked).toEqual([]);
    await made.act({ kind: 'next' });
    await made.clock.pass(0);
    expect(asked).toEqual([['city:16', 'smoke']]);
    expect(made.plan()?.tiles[0]).toMatchObject({ isCard: true, alarmId: report.alarmId });
    expect(made.plan()?.presented).toMatchObject({ isRehearsal: true, hasAlarmMark: false });
    await made.leave();
    expect(made.cameras()).toEqual(before);
    expect(made.plan()?.tiles.every(({ alarmId }) => alarmId === null)).toBe(true);
  });

  it('is refused by a platform that has none, and shows its item all the same', async () => {
    const made = await presenting();
    const rehearsal = { cameraNumber: 11, happening: 'smoke' };
    const programme = aProgramme({ items: [anItem(11, { rehearsal })] });
    await made.handlers['briefing:save']({ programme }, desk);
    await made.start();
    await made.clock.pass(0);
    expect(made.cameras()).toEqual([11]);
    expect(made.journal.lines.at(-1)).toMatchObject({ result: 'platform/refused' });
  });
});

describe('the wall beneath', () => {
  it('is changed by nobody, and is there again with its tour where it stopped', async () => {
    const made = await presenting();
    const tile = { screenId, tileId: '2' as TileId };
    const tour = { nodeId: null, dwellS: 10 };
    await made.handlers['scene:tour']({ ...tile, tour, isWholeScreen: false }, desk);
    await made.handlers['scene:enlarge']({ screenId, tileId: '2' as TileId }, desk);
    await made.clock.pass(14_000, 1_000);
    const before = made.plan();
    await made.start();
    expect(await made.handlers['scene:layout']({ screenId, tileCount: 1 }, desk)).toEqual(
      failure('briefing/running'),
    );
    await made.clock.pass(60_000, 1_000);
    await made.leave();
    const after = made.plan();
    expect(after?.tiles.map(({ camera }) => camera?.number)).toEqual(
      before?.tiles.map(({ camera }) => camera?.number),
    );
    expect({ ...after, tiles: [] }).toEqual({ ...before, tiles: [] });
  });

  it('is back after a kill, and the desk offers to go on', async () => {
    const made = await presenting();
    const before = made.cameras();
    await made.clock.pass(1_000);
    await made.start();
    await made.act({ kind: 'go', item: 2 });
    await made.clock.pass(1_000);
    const again = await aStation({ store: made.store, journal: made.journal });
    await again.clock.pass(1_000);
    const plan = again.station.plans()[screenId];
    expect(plan?.presented).toBeUndefined();
    expect(plan?.tiles.map(({ camera }) => camera?.number ?? null)).toEqual(before);
    const read = await again.handlers['briefing:read']({}, desk);
    expect(read).toMatchObject({ value: { cut: { programmeId: 'programme-1', item: 2 } } });
    await again.handlers['briefing:start'](aBriefingWish({ item: 2 }), desk);
    await again.handlers['briefing:leave']({}, desk);
    await again.clock.pass(0);
    const left = await again.handlers['briefing:read']({}, desk);
    expect(left).toMatchObject({ value: { cut: null } });
  });
});

describe('programmes', () => {
  it('are kept, checked and removed; the last one removed brings back the first', async () => {
    const made = await presenting();
    const mine = aProgramme({ programmeId: 'mine', items: [anItem(1), anItem(77)] });
    await made.handlers['briefing:save']({ programme: mine }, desk);
    await made.handlers['briefing:save'](
      { programme: { ...mine, name: { zh: '二', en: '' } } },
      desk,
    );
    const again = await aStation({ store: made.store, journal: made.journal });
    expect(again.station.briefing.read().programmes.at(-1)).toMatchObject({
      name: { zh: '二' },
      checks: [
        { demo: 1, live: 0, missing: [] },
        { demo: 0, live: 0, missing: ['77'] },
      ],
    });
    const remove = (programmeId: string) =>
      again.handlers['briefing:remove']({ programmeId }, desk);
    expect(await remove('other')).toEqual(failure('briefing/unknown'));
    await remove('programme-1');
    await remove('mine');
    expect(again.station.briefing.read().programmes.map((one) => one.programmeId)).toEqual([
      'programme-1',
    ]);
  });

  it('of a broken file are those that came with the program', async () => {
    const made = await aStation();
    made.store.values.set('briefing', { version: 1, programmes: [{ items: 'none' }] });
    const again = await aStation({ store: made.store, journal: made.journal });
    expect(again.station.briefing.read().programmes).toHaveLength(1);
  });
});
