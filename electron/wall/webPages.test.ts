import { describe, expect, it } from 'vitest';
import type { Web, WebPlace } from '#contract/content';
import type { ScreenId, TileId } from '#contract/ids';
import { layoutOf } from '#contract/layout';
import { webShape } from '#contract/webShape';
import { anAcknowledgement, anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;
const web: Web = { kind: 'web', url: 'https://board.example/map?key=1', zoom: 100 };

/** A station whose second tile (of nine) shows a page of an allowed site. */
const withPage = async (tileId = '2') => {
  const made = await aStation();
  const { handlers } = made;
  await handlers['settings:write']({ webOrigins: ['https://board.example'] }, desk);
  const put = await handlers['scene:board'](
    { screenId, tileId: tileId as TileId, board: web },
    desk,
  );
  expect(put.ok).toBe(true);
  const tile = () =>
    made.station.plans()[screenId]?.tiles.find(({ board }) => board?.kind === 'web');
  const page = () => {
    const board = tile()?.board;
    return board?.kind === 'web' ? board : undefined;
  };
  const place = (): WebPlace => {
    const plan = made.station.plans()[screenId];
    const mine = tile();
    if (plan === undefined || mine === undefined) throw new Error('no page');
    const shape = webShape(plan, mine);
    return { pageKey: page()?.pageKey ?? '', shape, left: 640, top: 0, width: 638, height: 300 };
  };
  const tellPlace = () => handlers['web:placed']({ places: [place()] }, wallWindow);
  page();
  return { ...made, page, place, tellPlace };
};

describe('a page of the web', () => {
  it('is refused unless its site is on the list, and nothing changes', async () => {
    const { handlers, station } = await aStation();
    const put = await handlers['scene:board'](
      { screenId, tileId: '2' as TileId, board: web },
      desk,
    );
    expect(put).toMatchObject({ ok: false, fault: { code: 'web/not-listed' } });
    expect(station.scene.inForce().changes).toEqual([]);
  });

  it('is written into the log by its site alone', async () => {
    const { station } = await withPage();
    const line = station.actions.list(1)[0];
    expect(line?.subject).toBe('screen screen-1 tile 2 web https://board.example');
  });

  it('loads unseen, and is shown in its place once it is there', async () => {
    const { web: port, page, tellPlace, clock } = await withPage();
    expect(page()).toMatchObject({ state: 'loading', fault: null });
    await tellPlace();
    expect(port.pages).toMatchObject([{ isShown: false, bounds: { left: 640 }, attempt: 1 }]);
    port.tell(port.pages[0], null);
    await clock.pass(0);
    expect(page()).toMatchObject({ state: 'shown' });
    expect(port.pages).toMatchObject([{ isShown: true, origins: ['https://board.example'] }]);
  });

  it('hides while its wall has another shape, until the window has told its new place', async () => {
    const { web: port, page, tellPlace, handlers, clock } = await withPage();
    await tellPlace();
    port.tell(port.pages[0], null);
    await clock.pass(0);
    page();
    await handlers['scene:layout']({ screenId, tileCount: 4 }, desk);
    await clock.pass(0);
    expect(page()?.state).toBe('shown');
    expect(port.pages).toMatchObject([{ isShown: false, bounds: null, attempt: 1 }]);
    await tellPlace();
    expect(port.pages).toMatchObject([{ isShown: true, attempt: 1 }]);
    await handlers['scene:enlarge']({ screenId, tileId: '1' as TileId }, desk);
    page();
    expect(port.pages).toMatchObject([{ isShown: false }]);
  });

  it('gives way to an alarm in its tile and comes back as it was', async () => {
    const { web: port, page, tellPlace, platform, clock } = await withPage('3');
    await tellPlace();
    port.tell(port.pages[0], null);
    await clock.pass(0);
    page();
    const alarm = anAlarmReport({ priority: 'critical' });
    platform.tellEvents({ alarms: [alarm] });
    await clock.pass(1_000, 100);
    expect(page()).toBeUndefined();
    expect(port.pages).toMatchObject([{ isShown: false, attempt: 1 }]);
    const ended = { condition: 'cleared', clearedAtMs: clock.now() } as const;
    const acknowledgement = anAcknowledgement();
    platform.tellEvents({ alarms: [{ ...alarm, version: 10, ...ended, acknowledgement }] });
    await clock.pass(90_000, 1_000);
    expect(page()?.state).toBe('shown');
    expect(port.pages).toMatchObject([{ isShown: true, attempt: 1 }]);
  });

  it('ends with its tile', async () => {
    const { web: port, handlers, station } = await withPage();
    await handlers['scene:assign']({ screenId, tileId: '2' as TileId, cameraId: null }, desk);
    station.plans();
    expect(port.pages).toEqual([]);
  });
});

describe('a page that does not do well', () => {
  it('is tried again, every time later, and says when', async () => {
    const { web: port, page, clock } = await withPage();
    const waits: number[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      expect(port.pages).toHaveLength(1);
      port.tell(port.pages[0], { code: 'web/unreachable' });
      await clock.pass(0);
      const failed = page();
      expect(failed).toMatchObject({ state: 'failed', fault: { code: 'web/unreachable' } });
      expect(port.pages).toEqual([]);
      const waitMs = (failed?.nextTryAtMs ?? 0) - clock.now();
      waits.push(waitMs);
      await clock.pass(waitMs, 1_000);
      page();
    }
    expect(waits).toEqual([5_000, 15_000, 30_000, 60_000, 60_000]);
  });

  it('that never comes is given up after 20 s', async () => {
    const { page, clock } = await withPage();
    await clock.pass(20_000, 1_000);
    expect(page()).toMatchObject({ state: 'failed', fault: { code: 'web/no-answer' } });
  });

  it('that crashes or hangs after it was there is taken off and tried again', async () => {
    const { web: port, page, tellPlace, clock } = await withPage();
    await tellPlace();
    port.tell(port.pages[0], null);
    await clock.pass(120_000, 10_000);
    page();
    port.tell(port.pages[0], { code: 'web/hung' });
    await clock.pass(0);
    expect(page()).toMatchObject({ state: 'failed', fault: { code: 'web/hung' } });
    await clock.pass(5_000, 1_000);
    expect(page()).toMatchObject({ state: 'loading' });
    expect(port.pages).toMatchObject([{ attempt: 2 }]);
  });

  it('ends at once when its site is taken off the list, and comes back with it', async () => {
    const { web: port, page, handlers } = await withPage();
    await handlers['settings:write']({ webOrigins: [] }, desk);
    expect(page()).toMatchObject({ fault: { code: 'web/not-listed' }, nextTryAtMs: null });
    expect(port.pages).toEqual([]);
    await handlers['settings:write']({ webOrigins: ['https://board.example'] }, desk);
    expect(page()).toMatchObject({ state: 'loading' });
  });

  it('is not misled by late news of an earlier try', async () => {
    const { web: port, page, clock } = await withPage();
    const [first] = port.pages;
    port.tell(first, { code: 'web/refused' });
    await clock.pass(5_000, 1_000);
    expect(page()?.state).toBe('loading');
    port.tell(first, { code: 'web/left' });
    port.tell(first, { code: 'web/crashed' });
    expect(page()?.state).toBe('loading');
  });
});

it('the presets all have shapes of their own for a full tile and a small one', async () => {
  const { station } = await withPage();
  const plan = station.plans()[screenId];
  const [tile] = plan?.tiles ?? [];
  if (plan === undefined || tile === undefined) throw new Error('no tile');
  const layout = layoutOf(4) ?? plan.layout;
  const small = webShape(plan, tile);
  expect(webShape({ ...plan, enlargedTileId: tile.tileId }, tile)).not.toBe(small);
  expect(webShape({ ...plan, layout }, tile)).not.toBe(small);
});
