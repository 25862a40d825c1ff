import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#contract/actor';
import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId, WindowId } from '#contract/ids';
import { failure, type Outcome } from '#contract/outcome';
import { askHttp, type AskHttp } from '../../electron/platform/http';
import { VnpPlatform } from '../../electron/platform/vnp/vnpPlatform';
import { Steering } from '../../electron/wall/steering';
import { aCamera } from '../builders/catalog';
import { account, startCityUnderTest, type CityUnderTest } from '../fakes/cityUnderTest';
import { realClock } from './rehearsalStage';

const officer: Actor = { seat: 3, name: '林一', role: 'officer' };
const lead: Actor = { seat: 7, name: '方中', role: 'lead' };
const right = { pan: 0.5, tilt: 0, zoom: 0 };
const windowId = 'desk' as WindowId;
const platformId = 'city' as PlatformId;

let city: CityUnderTest;
let camera: Camera;
const programs: { steering: Steering; platform: VnpPlatform; end: () => void }[] = [];
/** What the way to the platform does to the orders of the first program. */
let spoil: (url: string) => Outcome<never> | 'lost' | undefined = () => undefined;

/** A program as far as it steers, at the city. */
function aProgram(isSpoilt: boolean) {
  const honest = askHttp(Date.now);
  const ask: AskHttp = async (request) => {
    const way = isSpoilt ? spoil(request.url) : undefined;
    if (way === 'lost')
      return new Promise((done) => setTimeout(() => done(failure('platform/timeout')), 400));
    return way ?? honest(request);
  };
  const platform = new VnpPlatform({
    settings: {
      platformId,
      kind: 'vnp',
      name: '演练城市',
      address: city.city.url,
      user: account.user,
    },
    password: account.password,
    clock: realClock,
    ask,
  });
  const steering = new Steering({
    clock: realClock,
    platformOf: () => platform,
    log: () => undefined,
  });
  const detach = steering.attach(platform);
  platform.start();
  const program = {
    steering,
    platform,
    end: () => {
      detach();
      void platform.stop();
    },
  };
  programs.push(program);
  return program;
}

type Program = ReturnType<typeof aProgram>;

interface Order {
  kind: 'move' | 'stop' | 'limit';
  atMs: number;
}

const ordersSince = async (sinceMs: number): Promise<Order[]> => {
  const id = camera.cameraId.slice('city:'.length);
  const { body } = await city.ask('GET', `/rehearsal/ptz/${id}`);
  return (body as { orders: Order[] }).orders.filter(({ atMs }) => atMs >= sinceMs);
};

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Holds the camera for a while, as a window does, and tells when the last of it was said. */
async function hold(program: Program, forMs: number): Promise<number> {
  const untilMs = Date.now() + forMs;
  let lastMs = Date.now();
  while (Date.now() < untilMs) {
    lastMs = Date.now();
    program.steering.move(windowId, right);
    await wait(60);
  }
  return lastMs;
}

/** How long after that time the head stood for good. */
async function stoodAfter(lossMs: number): Promise<number> {
  await expect
    .poll(async () => (await ordersSince(lossMs)).some(({ kind }) => kind !== 'move'), {
      timeout: 5_000,
      interval: 25,
    })
    .toBe(true);
  await wait(600);
  const orders = await ordersSince(lossMs);
  const lastMove = orders.findLastIndex(({ kind }) => kind === 'move');
  const stop = orders.slice(lastMove + 1).find(({ kind }) => kind !== 'move');
  if (stop === undefined) throw new Error('it moves still');
  return stop.atMs - lossMs;
}

beforeAll(async () => {
  city = await startCityUnderTest();
  const { body } = await city.ask('GET', '/catalog/cameras?limit=60');
  const { cameras } = body as {
    cameras: { id: string; kind: string; online: boolean; number: number }[];
  };
  const one = cameras.find(({ kind, online }) => kind === 'ptz' && online);
  if (one === undefined) throw new Error('no camera can be steered');
  const cameraId = `city:${one.id}` as CameraId;
  camera = aCamera({ cameraId, number: one.number, kind: 'ptz', platformId });
});
afterAll(async () => {
  for (const program of programs) program.end();
  await wait(50);
  await city.close();
});

describe('a head of the rehearsal city stands within 300 ms', () => {
  const measured: string[] = [];
  afterAll(() => console.log(`stood after: ${measured.join(', ')}`));

  const measure = async (name: string, lose: (program: Program) => Promise<number>) => {
    spoil = () => undefined;
    const program = aProgram(true);
    expect(await program.steering.take(windowId, camera, officer, false)).toMatchObject({
      ok: true,
    });
    await hold(program, 500);
    const tookMs = await stoodAfter(await lose(program));
    measured.push(`${name} ${String(tookMs)} ms`);
    spoil = () => undefined;
    program.steering.release(windowId);
    await wait(100);
    expect(tookMs).toBeLessThanOrEqual(300);
  };

  it('when the hand lets go', () =>
    measure('let go', (program) => {
      program.steering.stop(windowId);
      return Promise.resolve(Date.now());
    }));

  it('when nothing more is heard of the hand', () =>
    measure('silence', (program) => hold(program, 100)));

  it('when its window is gone', () =>
    measure('window gone', (program) => {
      program.steering.release(windowId);
      return Promise.resolve(Date.now());
    }));

  it('when an order is answered with an error', () =>
    measure('error', async (program) => {
      let failedMs = 0;
      spoil = (url) => {
        if (!url.endsWith('/move')) return undefined;
        failedMs = failedMs === 0 ? Date.now() : failedMs;
        return failure('platform/failed');
      };
      const untilMs = Date.now() + 1_000;
      while (failedMs === 0 && Date.now() < untilMs) await hold(program, 60);
      return failedMs;
    }));

  it('when the first orders to stop are lost on the way', () =>
    measure('lost stops', (program) => {
      let lost = 0;
      spoil = (url) => {
        if (!url.endsWith('/stop') || lost >= 1) return undefined;
        lost += 1;
        return failure('platform/unreachable');
      };
      program.steering.stop(windowId);
      return Promise.resolve(Date.now());
    }));

  it('when an order to move hangs on the way while the hand lets go', () =>
    measure('hanging move', (program) => {
      spoil = (url) => (url.endsWith('/move') ? 'lost' : undefined);
      program.steering.move(windowId, { ...right, pan: 0.7 });
      program.steering.stop(windowId);
      return Promise.resolve(Date.now());
    }));

  it('when a higher role takes it', () =>
    measure('taken over', async (program) => {
      const other = aProgram(false);
      await other.steering.take(windowId, camera, lead, true);
      const takenMs = Date.now();
      other.steering.release(windowId);
      await expect.poll(() => program.steering.standing().news?.kind).toBe('taken');
      return takenMs - 50;
    }));
});

describe('two programs that want one camera of the city', () => {
  it('have one holder with a name, and the higher role takes it with a notice', async () => {
    const [one, other] = [aProgram(false), aProgram(false)];
    await expect.poll(() => one.platform.health().state).toBe('live');
    await expect.poll(() => other.platform.health().state).toBe('live');
    const results = await Promise.all([
      one.steering.take(windowId, camera, officer, false),
      other.steering.take(windowId, camera, { ...officer, seat: 4, name: '韩七' }, false),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [winner, loser] = results[0].ok ? [one, other] : [other, one];
    const holder = winner.steering.holderOf(camera.cameraId);
    expect(results).toContainEqual(
      failure('ptz/held', `${String(holder?.seat)} ${holder?.name ?? ''}`),
    );
    await expect.poll(() => loser.steering.holderOf(camera.cameraId)).toEqual(holder);

    expect(await loser.steering.take(windowId, camera, lead, true)).toMatchObject({ ok: true });
    const takenMs = Date.now();
    await expect
      .poll(() => winner.steering.standing().news, { interval: 20 })
      .toMatchObject({
        kind: 'taken',
        by: lead,
      });
    console.log(`told after ${String(Date.now() - takenMs)} ms`);
    expect(winner.steering.move(windowId, right)).toEqual(failure('ptz/not-taken'));
    expect(winner.steering.standing().held).toMatchObject([{ holder: lead, isOwn: false }]);
    loser.steering.release(windowId);
    await expect.poll(() => winner.steering.holderOf(camera.cameraId)).toBeNull();
  });
});
