import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { aScreen } from '../../tests/builders/scenes';
import { aStation, desk } from '../../tests/fakes/aStation';

const [one, two, three] = [1, 2, 3].map((number) => aScreen({ number })) as [
  ReturnType<typeof aScreen>,
  ReturnType<typeof aScreen>,
  ReturnType<typeof aScreen>,
];
const first = '1' as TileId;

type Made = Awaited<ReturnType<typeof aStation>>;

const put = (made: Made, screenId: ScreenId, camera: number) =>
  made.handlers['scene:assign'](
    { screenId, tileId: first, cameraId: `city:${String(camera)}` as CameraId },
    desk,
  );

/** The camera in the first tile of every screen that is plugged in. */
const shown = (made: Made) =>
  Object.fromEntries(
    Object.values(made.station.plans()).map(({ screenId, tiles }) => [
      screenId,
      tiles[0]?.camera?.cameraId,
    ]),
  );

const news = (made: Made) => made.station.join(desk).station.screenNews;

/** Three walls, each with a camera of its own in its first tile. */
const aWallOfThree = async () => {
  const made = await aStation();
  made.screens.plug(one, two, three);
  await put(made, one.screenId, 11);
  await put(made, two.screenId, 12);
  await put(made, three.screenId, 13);
  return made;
};

describe('a screen that is away', () => {
  it('keeps its content and has it again, also what a scene gave it meanwhile', async () => {
    const made = await aWallOfThree();
    await made.handlers['scene:save']({ number: 7, name: 'Seven' }, desk);
    await put(made, two.screenId, 20);
    made.screens.plug(one, three);
    expect(news(made).missing).toMatchObject([{ screenId: two.screenId, hasContent: true }]);
    made.screens.plug(one, two, three);
    expect(shown(made)[two.screenId]).toBe('city:20');
    // Unplugged in the very moment of a taking: the scene is whole all the same.
    await made.handlers['scene:recall']({ number: 7 }, desk);
    made.screens.plug(one);
    made.screens.plug(three, two, one);
    expect(shown(made)).toEqual({
      [one.screenId]: 'city:11',
      [two.screenId]: 'city:12',
      [three.screenId]: 'city:13',
    });
  });

  it('is shown elsewhere when asked, and both have their own when it returns', async () => {
    const made = await aWallOfThree();
    made.screens.plug(one, three);
    const lend = (onId: ScreenId | null) =>
      made.handlers['screen:lend']({ screenId: two.screenId, onId }, desk);
    expect(lend(three.screenId)).toEqual(success(null));
    expect(shown(made)[three.screenId]).toBe('city:12');
    expect(news(made).missing).toMatchObject([{ shownOnId: three.screenId }]);
    await put(made, three.screenId, 19);
    made.screens.plug(one, two, three);
    expect(shown(made)).toMatchObject({ [two.screenId]: 'city:19', [three.screenId]: 'city:13' });
    expect(news(made).missing).toEqual([]);
  });

  it('is shown elsewhere no longer when a person, an undo or a scene says so', async () => {
    const made = await aWallOfThree();
    await made.handlers['scene:save']({ number: 7, name: 'Seven' }, desk);
    made.screens.plug(one, three);
    const lend = (onId: ScreenId | null) =>
      made.handlers['screen:lend']({ screenId: two.screenId, onId }, desk);
    const isLent = () => news(made).missing[0]?.shownOnId !== null;
    await lend(three.screenId);
    await lend(null);
    expect(shown(made)[three.screenId]).toBe('city:13');
    await lend(three.screenId);
    await made.handlers['scene:undo']({}, desk);
    expect(shown(made)[three.screenId]).toBe('city:13');
    expect(isLent()).toBe(false);
    await lend(three.screenId);
    await made.handlers['scene:recall']({ number: 7 }, desk);
    expect(isLent()).toBe(false);
    expect(shown(made)[three.screenId]).toBe('city:13');
  });

  it('is shown by the stand-in that somebody chose for it, after the time of a change of mode', async () => {
    const made = await aWallOfThree();
    const told = { name: '', diagonalInch: null, distanceM: null, standInId: one.screenId };
    await made.handlers['settings:write']({ screens: { [two.screenId]: told } }, desk);
    made.screens.plug(one, three);
    await made.clock.pass(2_000);
    made.screens.plug(one, two, three);
    await made.clock.pass(10_000);
    expect(shown(made)[one.screenId]).toBe('city:11');
    made.screens.plug(one, three);
    await made.clock.pass(6_000);
    expect(shown(made)[one.screenId]).toBe('city:12');
    made.screens.plug(one, two, three);
    expect(shown(made)).toMatchObject({ [one.screenId]: 'city:11', [two.screenId]: 'city:12' });
  });

  it('that is lent is still lent after a restart', async () => {
    const made = await aWallOfThree();
    made.screens.plug(one, three);
    await made.handlers['screen:lend']({ screenId: two.screenId, onId: three.screenId }, desk);
    await made.station.stop();
    const next = await aStation(made);
    next.screens.plug(one, two, three);
    await next.clock.pass(0);
    expect(shown(next)).toMatchObject({ [two.screenId]: 'city:12', [three.screenId]: 'city:13' });
  });

  it('is forgotten with its content when a person says so, and only while it is away', async () => {
    const made = await aWallOfThree();
    const forget = (screenId: ScreenId) => made.handlers['screen:forget']({ screenId }, desk);
    expect(forget(two.screenId)).toEqual(failure('scene/unknown-screen'));
    made.screens.plug(one, three);
    await made.handlers['screen:lend']({ screenId: two.screenId, onId: three.screenId }, desk);
    expect(forget(two.screenId)).toEqual(success(null));
    expect(news(made).missing).toEqual([]);
    expect(shown(made)[three.screenId]).toBe('city:13');
    made.screens.plug(one, two, three);
    expect(shown(made)[two.screenId]).not.toBe('city:12');
  });
});

describe('what is refused', () => {
  it('a screen that is there, one that nobody knows, and a stand-in that stands in already', async () => {
    const made = await aWallOfThree();
    const lend = (screenId: ScreenId, onId: ScreenId) =>
      made.handlers['screen:lend']({ screenId, onId }, desk);
    expect(lend(two.screenId, one.screenId)).toEqual(failure('scene/unknown-screen'));
    made.screens.plug(one);
    expect(lend(two.screenId, 'screen-x' as ScreenId)).toEqual(failure('scene/unknown-screen'));
    expect(lend(two.screenId, three.screenId)).toEqual(failure('scene/unknown-screen'));
    expect(lend(two.screenId, one.screenId)).toEqual(success(null));
    expect(lend(three.screenId, one.screenId)).toEqual(failure('screen/stands-in'));
    const pair = { oneId: one.screenId, otherId: 'screen-x' as ScreenId, isSwapped: true };
    expect(made.handlers['screen:settle'](pair, desk)).toEqual(failure('scene/unknown-screen'));
  });

  it('an order that the system does not take', async () => {
    const made = await aStation();
    made.app.autostart = failure('app/autostart');
    const order = await made.handlers['app:start-at-login']({ isOn: true }, desk);
    expect(order).toEqual(failure('app/autostart'));
    expect(await made.handlers['app:autostart']({}, desk)).toMatchObject({
      value: { isOn: false },
    });
  });
});

it('swaps two that were taken for each other, with all that they show', async () => {
  const made = await aWallOfThree();
  made.screens.doubt(one.screenId, two.screenId);
  expect(news(made).doubts).toEqual([{ oneId: one.screenId, otherId: two.screenId }]);
  const pair = { oneId: one.screenId, otherId: two.screenId, isSwapped: true };
  expect(made.handlers['screen:settle'](pair, desk)).toEqual(success(null));
  expect(news(made).doubts).toEqual([]);
  const left = made.station.screens().find(({ number }) => number === 1);
  expect(shown(made)[left?.screenId ?? '']).toBe('city:12');
});

it('has every wall show its number for some seconds', async () => {
  const made = await aWallOfThree();
  void made.handlers['screen:identify']({}, desk);
  expect(news(made).identifyUntilMs).toBe(made.clock.now() + 8_000);
  await made.clock.pass(8_000);
  expect(news(made).identifyUntilMs).toBeNull();
});
