import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import type { RequestArgs } from '#contract/channels';
import { anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;
const at = (tile: number) => ({ screenId, tileId: String(tile) as TileId });

type Made = Awaited<ReturnType<typeof aStation>>;
const tileOf = ({ station }: Made, tile: number) => station.plans()[screenId]?.tiles[tile - 1];
const put = ({ handlers }: Made, tile: number, board: RequestArgs<'scene:board'>['board']) =>
  handlers['scene:board']({ ...at(tile), board }, desk);

const clock = { kind: 'clock', name: { zh: '', en: '' }, zone: null } as const;
const notice = { kind: 'notice', text: { zh: '封路', en: '' }, picture: null } as const;
const lowerThird = { zh: '东门', en: 'East gate' };

describe('what stands on a tile instead of a camera', () => {
  it('is undone, kept in a scene, and takes the place of whatever was there', async () => {
    const made = await aStation();
    const { handlers } = made;
    await put(made, 1, clock);
    await put(made, 1, notice);
    expect(tileOf(made, 1)).toMatchObject({ board: notice, camera: null });
    await handlers['scene:save']({ number: 7, name: 'Notice' }, desk);
    await handlers['scene:undo']({}, desk);
    expect(tileOf(made, 1)?.board).toEqual(clock);
    await handlers['scene:recall']({ number: 7 }, desk);
    expect(tileOf(made, 1)?.board).toEqual(notice);
    await handlers['scene:assign']({ ...at(1), cameraId: 'city:9' as CameraId }, desk);
    expect(tileOf(made, 1)).toMatchObject({ board: null, camera: { number: 9 } });
  });

  it('is kept over a restart', async () => {
    const made = await aStation();
    await put(made, 1, { kind: 'countdown', text: { zh: '', en: '' }, untilMs: 5 });
    await made.station.stop();
    const again = await aStation({ store: made.store, journal: made.journal });
    expect(tileOf(again, 1)?.board).toMatchObject({ kind: 'countdown', untilMs: 5 });
  });

  it('is refused where the clock has no such zone, or the tile is pinned', async () => {
    const made = await aStation();
    expect(await put(made, 1, { ...clock, zone: 'Mars/Olympus' })).toMatchObject({
      fault: { code: 'scene/unknown-zone' },
    });
    expect((await put(made, 1, { ...clock, zone: 'Asia/Urumqi' })).ok).toBe(true);
    await made.handlers['scene:pin']({ ...at(1), isPinned: true }, desk);
    expect(await put(made, 1, notice)).toMatchObject({ fault: { code: 'scene/tile-pinned' } });
  });
});

describe('a lower third', () => {
  const write = ({ handlers }: Made, tile: number, words: typeof lowerThird | null) =>
    handlers['scene:lower-third']({ ...at(tile), lowerThird: words }, desk);

  it('needs a picture, leaves it playing, and is taken off or undone', async () => {
    const made = await aStation();
    await made.handlers['scene:assign']({ ...at(9), cameraId: null }, desk);
    expect(await write(made, 9, lowerThird)).toMatchObject({ fault: { code: 'scene/no-camera' } });
    await made.handlers['scene:assign']({ ...at(9), cameraId: 'city:9' as CameraId }, desk);
    const before = tileOf(made, 9);
    await write(made, 9, lowerThird);
    expect(tileOf(made, 9)).toEqual({ ...before, lowerThird });
    await write(made, 9, null);
    expect(tileOf(made, 9)?.lowerThird).toBeNull();
    await made.handlers['scene:undo']({}, desk);
    expect(tileOf(made, 9)?.lowerThird).toEqual(lowerThird);
  });

  it('goes with its camera: it speaks of no other', async () => {
    const made = await aStation();
    await made.handlers['scene:assign']({ ...at(1), cameraId: 'city:9' as CameraId }, desk);
    await write(made, 1, lowerThird);
    await made.handlers['scene:assign']({ ...at(1), cameraId: 'city:10' as CameraId }, desk);
    expect(tileOf(made, 1)?.lowerThird).toBeNull();
  });
});

describe('a hotspot', () => {
  const follow = (made: Made, tile: number) =>
    made.handlers['scene:hotspot']({ ...at(tile), hotspot: { source: 'both', dwellS: 10 } }, desk);

  it('shows what is called and selected elsewhere, and says which', async () => {
    const made = await aStation();
    await follow(made, 1);
    expect(tileOf(made, 1)).toMatchObject({ camera: null, hotspot: { reason: null } });
    await made.handlers['scene:assign']({ ...at(5), cameraId: 'city:11' as CameraId }, desk);
    expect(tileOf(made, 1)).toMatchObject({
      camera: { number: 11 },
      hotspot: { reason: 'called' },
      playKey: 'city:11#1',
    });
    await made.handlers['scene:assign']({ ...at(6), cameraId: 'city:12' as CameraId }, desk);
    made.station.plans();
    await made.handlers['scene:select']({ ...at(5) }, desk);
    expect(tileOf(made, 1)).toMatchObject({
      camera: { number: 11 },
      hotspot: { reason: 'selected' },
    });
    await made.handlers['scene:select']({ ...at(1) }, desk);
    expect(tileOf(made, 1)).toMatchObject({ hotspot: { reason: 'selected' } });
  });

  it('shows the most urgent alarm after its dwell, and leaves the alarm tile its own', async () => {
    const made = await aStation();
    await follow(made, 1);
    const alarm = anAlarmReport({ cameraId: 'city:15' as CameraId, priority: 'critical' });
    made.platform.tellEvents({ alarms: [alarm] });
    await made.clock.pass(1_000, 100);
    expect(tileOf(made, 1)).toMatchObject({ camera: { number: 15 }, hotspot: { reason: 'alarm' } });
    expect(tileOf(made, 3)).toMatchObject({ isCard: true, camera: { number: 15 } });
  });

  it('stays with what it shows while it is pinned', async () => {
    const made = await aStation();
    await follow(made, 1);
    await made.handlers['scene:assign']({ ...at(5), cameraId: 'city:11' as CameraId }, desk);
    made.station.plans();
    await made.handlers['scene:pin']({ ...at(1), isPinned: true }, desk);
    made.station.plans();
    await made.handlers['scene:assign']({ ...at(5), cameraId: 'city:12' as CameraId }, desk);
    expect(tileOf(made, 1)?.camera?.number).toBe(11);
  });
});
