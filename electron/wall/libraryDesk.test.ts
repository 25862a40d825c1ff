import { describe, expect, it } from 'vitest';
import { anyAlarm, asUsual } from '#contract/alarmRule';
import type { SceneId, ScreenId, TileId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { anActor } from '../../tests/builders/happenings';
import { aContent } from '../../tests/builders/scenes';
import { aStation } from '../../tests/fakes/aStation';
import type { ImportChoice } from '#contract/sceneLibrary';

const officer = anActor();
const here = 'screen-1' as ScreenId;

const aDesk = async () => {
  const made = await aStation();
  const { station } = made;
  const save = async (number: number, name = `Scene ${String(number)}`): Promise<SceneId> => {
    const saved = await station.scene.save(officer, number, name);
    if (!saved.ok) throw new Error(saved.fault.code);
    return saved.value.sceneId;
  };
  const assign = (tile: number, number: number): void => {
    const place = { screenId: here, tileId: String(tile) as TileId };
    const camera = station.catalog.byNumber(number);
    if (camera === undefined) throw new Error(`no camera ${String(number)}`);
    station.scene.assign(officer, place, camera);
  };
  /** A file as this station wrote it, changed. */
  const open = async (change: (file: { scenes: Record<string, unknown>[] }) => void) => {
    const written = await station.library.export(null, 'all');
    if (!written.ok) throw new Error(written.fault.code);
    const file = JSON.parse(made.paper.files.get('all.json') ?? '') as never;
    change(file);
    made.paper.opened = { fileName: 'in.json', text: JSON.stringify(file, null, 2) };
    const opened = await station.library.open();
    if (!opened.ok || opened.value === null) throw new Error('not opened');
    return opened.value;
  };
  const take = (importId: string, ...choices: ImportChoice[]) =>
    station.library.import(officer, importId, choices);
  return { ...made, save, assign, open, take };
};

describe('the page of the library', () => {
  it('draws scenes in small and tells what is on each tile', async () => {
    const { station, save } = await aDesk();
    const sceneId = await save(4);
    const [row] = station.library.read().rows;
    expect(row).toMatchObject({ sceneId, isInForce: true, lostCameras: 0, uses: [] });
    expect(row?.shapes).toMatchObject([
      { screen: { number: 1 }, columns: 3, rows: 3, kinds: 'ccccccccc' },
    ]);
    expect(row?.shapes[0]?.slots).toHaveLength(36);
    const told = station.library.scene(sceneId, null);
    expect(told).toMatchObject({ value: { shown: 1, versions: [{ number: 1 }] } });
    expect(told.ok ? told.value.screens[0]?.tiles[0] : undefined).toMatchObject({
      ...{ kind: 'camera', camera: { number: 9 }, isAlarmTile: false },
    });
    expect(station.library.scene('none' as SceneId, null)).toEqual(failure('scene/unknown'));
    expect(station.library.scene(sceneId, 7)).toEqual(failure('scene/unknown-version'));
  });

  it('shows an older state beside the present one', async () => {
    const { station, save, assign } = await aDesk();
    const sceneId = await save(4);
    assign(1, 15);
    await station.scene.changeLibrary(officer, { kind: 'overwrite', sceneId });
    const [now, before] = [null, 1].map((version) => {
      const told = station.library.scene(sceneId, version);
      return told.ok ? told.value.screens[0]?.tiles[0]?.camera?.number : undefined;
    });
    expect([now, before]).toEqual([15, 9]);
  });

  it('keeps screens that are away and cameras that are gone, and says so', async () => {
    const { station, take, open, save } = await aDesk();
    await save(1);
    const screens = { 'screen-9': aContent(['city:99', 'city:1', null], { tileCount: 4 }) };
    const { importId } = await open(({ scenes }) =>
      scenes.push({ number: 2, name: 'Far', screens }),
    );
    await take(importId);
    const row = station.library.read().rows.find(({ number }) => number === 2);
    expect(row).toMatchObject({ lostCameras: 1, shapes: [{ screen: null, kinds: 'xc--' }] });
    expect(station.library.scene(row?.sceneId as SceneId, null)).toMatchObject({
      value: {
        screens: [{ tiles: [{ kind: 'lost', cameraId: 'city:99', camera: null }, {}, {}, {}] }],
      },
    });
    station.scene.recall(officer, { number: 2 });
    expect(await station.scene.save(officer, 2, 'Far')).toMatchObject({ ok: true });
    expect(station.scene.library.withNumber(2)?.screens).toMatchObject(screens);
  });

  it('calls no camera gone before all catalogs were read', async () => {
    const { station, save, platform, clock } = await aDesk();
    await save(1);
    platform.tellCatalog({ kind: 'reset' });
    await clock.pass(500);
    expect(station.library.read().rows[0]).toMatchObject({ lostCameras: 0 });
  });

  it('says which rules and whoever else recall a scene', async () => {
    const { station, settings, save } = await aDesk();
    const sceneId = await save(3);
    const { alarmRules } = settings.current();
    const rule = (scene: number, isOn: boolean) => ({
      ...{ ruleId: `r${String(scene)}${String(isOn)}`, isOn, when: anyAlarm },
      then: { ...asUsual, scene },
    });
    const table = [rule(3, false), rule(3, true), rule(4, true)];
    await settings.write({ alarmRules: { ...alarmRules, table } });
    station.sceneUses.add(() => [{ kind: 'tour', name: 'Evening round', scene: sceneId }]);
    expect(station.library.read().rows[0]?.uses).toEqual([
      { kind: 'rule', name: '2' },
      { kind: 'tour', name: 'Evening round' },
    ]);
  });
});

describe('files of scenes', () => {
  it('holds one scene, or all; calling off writes nothing', async () => {
    const { station, paper, save } = await aDesk();
    expect(await station.library.export(null, 'none')).toEqual(failure('scene/unknown'));
    const one = await save(1);
    await save(2);
    await station.library.export(one, 'scene 1');
    expect(JSON.parse(paper.files.get('scene-1.json') ?? '')).toMatchObject({
      scenes: [{ number: 1 }],
    });
    paper.isCalledOff = true;
    expect(await station.library.export(null, 'x')).toEqual({ ok: true, value: null });
    paper.isCalledOff = false;
    paper.isFull = true;
    expect(await station.library.export(null, 'x')).toMatchObject({
      fault: { code: 'paper/unwritable' },
    });
  });

  it('shows which numbers are taken, before anything is taken over', async () => {
    const { station, open, save } = await aDesk();
    await save(1, 'One');
    const opened = await open(({ scenes }) => {
      scenes.push({ number: 2, name: 'Two', screens: {} });
    });
    expect(opened).toMatchObject({
      problems: [],
      rows: [
        { number: 1, conflict: { name: 'One', isSame: true } },
        { number: 2, conflict: null },
      ],
    });
    expect(station.scene.rows()).toHaveLength(1);
  });

  it('keeps both, replaces, or leaves out; all in one step that can be undone', async () => {
    const { station, open, take, save } = await aDesk();
    for (const number of [1, 2, 3]) await save(number);
    const { importId } = await open(({ scenes }) => {
      for (const scene of scenes) scene['name'] = `New ${String(scene['number'])}`;
      scenes.push({ number: 4, name: 'New 4', screens: {} });
    });
    const taken = await take(
      importId,
      { index: 0, how: 'keep' },
      { index: 1, how: 'replace' },
      { index: 2, how: 'skip' },
    );
    expect(taken).toEqual({ ok: true, value: { added: 2, replaced: 1 } });
    const names = () => station.scene.rows().map(({ number, name }) => `${String(number)} ${name}`);
    expect(names()).toEqual(['1 Scene 1', '2 New 2', '3 Scene 3', '4 New 4', '5 New 1']);
    expect(await take(importId)).toEqual(failure('scene/import-gone'));
    await station.scene.changeLibrary(officer, { kind: 'undo' });
    expect(names()).toEqual(['1 Scene 1', '2 Scene 2', '3 Scene 3']);
  });

  it('makes a version of what it replaces', async () => {
    const { station, open, take, save } = await aDesk();
    const sceneId = await save(1);
    const { importId } = await open(({ scenes }) => {
      Object.assign(scenes[0] ?? {}, { screens: { [here]: aContent(['city:1']) } });
    });
    await take(importId, { index: 0, how: 'replace' });
    expect(station.scene.library.find(sceneId)).toMatchObject({
      present: { number: 2, how: 'imported', actor: officer },
      past: [{ number: 1 }],
    });
  });

  it('takes over nothing of a broken file', async () => {
    const { station, open, take, save } = await aDesk();
    await save(1);
    const { importId, problems, rows } = await open(({ scenes }) => {
      scenes.push({ number: 2, name: 'Two', screens: {} }, { number: 'x', name: 'Three' });
    });
    expect(problems).toMatchObject([{ code: 'type' }, { code: 'missing' }]);
    expect(rows).toEqual([]);
    expect(await take(importId)).toEqual(failure('scene/import-gone'));
    expect(station.scene.rows()).toHaveLength(1);
  });

  it('tells a file that cannot be read, and one that nobody chose', async () => {
    const { station, paper } = await aDesk();
    paper.opened = 'unreadable';
    expect(await station.library.open()).toMatchObject({ fault: { code: 'paper/unreadable' } });
    paper.opened = null;
    expect(await station.library.open()).toEqual({ ok: true, value: null });
  });
});
