import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CameraId, LeaseId } from '#contract/ids';
import {
  fakePaintWorkers,
  letCanvasesBeGiven,
  type FakePaintWorker,
} from '../../../tests/fakes/fakePaintWorker';
import { CanvasTilePlayer } from '../canvasTilePlayer';
import type { PlayerEvent } from '../tilePlayer';
import { CanvasLayer } from './canvasLayer';
import type { Placement } from './messages';
import { StandbyPictures } from './standbyPictures';

let workers: FakePaintWorker[];
let layer: CanvasLayer;
let takeBack: () => void;
let grid: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  takeBack = letCanvasesBeGiven();
  const fake = fakePaintWorkers();
  workers = fake.workers;
  layer = new CanvasLayer(fake.make, () => performance.now());
  grid = document.createElement('div');
  document.body.append(grid);
});

afterEach(() => {
  takeBack();
  grid.remove();
  vi.useRealTimers();
});

const settle = (ms = 20): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const worker = (): FakePaintWorker => {
  const last = workers.at(-1);
  if (last === undefined) throw new Error('no worker');
  return last;
};
const placed = (): Placement[] => worker().ordersOf('place').at(-1)?.placements ?? [];

const sized = (element: HTMLElement, left: number, top: number, width: number, height: number) => {
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  return element;
};

/** A tile of the grid with a picture in it. */
const aPicture = (left: number, marks: Record<string, string> = {}) => {
  const tile = document.createElement('div');
  Object.assign(tile.dataset, marks);
  const surface = sized(document.createElement('div'), left, 0, 100.4, 56.25);
  tile.append(surface);
  grid.append(tile);
  const player = new CanvasTilePlayer(surface, layer);
  const events: PlayerEvent[] = [];
  player.onEvent((event) => events.push(event));
  return { tile, surface, player, events };
};

const aWall = (): (() => void) => {
  const host = sized(document.createElement('div'), 0, 0, 1920, 1080);
  document.body.append(host);
  return layer.attachWall(host);
};

describe('A picture that is only watched', () => {
  it('keeps a worker of its own running, hears it, and says again to a new one what it wants', () => {
    const heard: string[] = [];
    let opened = 0;
    const end = layer.watch({
      pictureId: 'watched',
      take: ({ kind }) => heard.push(kind),
      reopen: () => {
        opened += 1;
        layer.post({ kind: 'tell-status' });
      },
    });
    worker().tell({ kind: 'doubt', pictureId: 'watched', doubt: 'black' });
    expect(heard).toEqual(['doubt']);
    worker().break();
    expect(opened).toBe(2);
    const last = worker();
    end();
    expect(last.ordersOf('close')).toEqual([{ kind: 'close', pictureId: 'watched' }]);
    expect(last.isEnded).toBe(true);
  });
});

describe('A picture whose server is away', () => {
  it('waits for it without a limit, and is shown as it is when it goes on', async () => {
    const { player, events } = aPicture(0);
    const { pictureId } = player;
    player.load('http://127.0.0.1/l/secret/index.m3u8');
    worker().tell({ kind: 'away', pictureId, code: 'stream/refused' });
    player.setLook('greyed');
    await settle(60_000);
    expect(events).toEqual([{ kind: 'away', fault: { code: 'stream/refused' } }]);
    expect(player.isMoving()).toBe(false);
    worker().tell({ kind: 'moved', pictureId });
    expect(player.isMoving()).toBe(true);
    player.setLook('plain');
    expect(worker().ordersOf('look')).toHaveLength(1);
    // Should it be old all the same, the worker is told so.
    player.setLook('greyed');
    expect(worker().ordersOf('look')).toHaveLength(2);
  });
});

describe('A wall’s canvas', () => {
  it('has its worker already where the window was told to expect a wall', () => {
    layer.warmUp();
    expect(workers).toHaveLength(1);
    layer.attachWall(grid);
    aPicture(0);
    expect(workers).toHaveLength(1);
  });

  it('is given once, and told all placements together, in whole device pixels', async () => {
    aWall();
    const [a, b] = [aPicture(0), aPicture(102.5)];
    await settle();
    expect(worker().ordersOf('canvas')).toHaveLength(1);
    expect(worker().ordersOf('place')).toHaveLength(1);
    expect(placed()).toEqual([
      {
        pictureId: a.player.pictureId,
        canvasId: 'wall',
        rect: { left: 0, top: 0, width: 100, height: 56 },
      },
      {
        pictureId: b.player.pictureId,
        canvasId: 'wall',
        rect: { left: 103, top: 0, width: 100, height: 56 },
      },
    ]);
  });

  it('is told nothing when nothing has moved', async () => {
    aWall();
    aPicture(0);
    await settle();
    layer.layoutChanged();
    await settle();
    expect(worker().ordersOf('place')).toHaveLength(1);
  });

  it('leaves out what is hidden, and puts what is awaited or full above the rest', async () => {
    aWall();
    const full = aPicture(0, { full: 'true' });
    const awaited = aPicture(0, { awaited: 'true' });
    awaited.tile.style.visibility = 'hidden';
    const hidden = aPicture(0);
    hidden.tile.style.visibility = 'hidden';
    const plain = aPicture(0);
    await settle();
    expect(placed().map(({ pictureId }) => pictureId)).toEqual(
      [plain, awaited, full].map(({ player }) => player.pictureId),
    );
  });

  it('follows the size of its window', async () => {
    const host = sized(document.createElement('div'), 0, 0, 1920, 1080);
    layer.attachWall(host);
    aPicture(0);
    await settle();
    sized(host, 0, 0, 1280, 720);
    layer.layoutChanged();
    await settle();
    expect(worker().ordersOf('canvas-size')).toEqual([
      { kind: 'canvas-size', canvasId: 'wall', widthPx: 1280, heightPx: 720 },
    ]);
  });

  it('ends its worker when the wall and its pictures are gone', async () => {
    const detach = aWall();
    const { player } = aPicture(0);
    player.destroy();
    expect(worker().isEnded).toBe(false);
    detach();
    expect(worker().isEnded).toBe(true);
    await settle();
  });
});

describe('A picture at the desk', () => {
  it('has a canvas of its own in its place', async () => {
    const { player, surface } = aPicture(30);
    await settle();
    expect(surface.querySelectorAll('canvas')).toHaveLength(1);
    expect(placed()).toEqual([
      {
        pictureId: player.pictureId,
        canvasId: player.pictureId,
        rect: { left: 0, top: 0, width: 100, height: 56 },
      },
    ]);
    player.destroy();
    expect(surface.querySelectorAll('canvas')).toHaveLength(0);
  });
});

describe('A worker that', () => {
  it('says nothing for three seconds is replaced, and every picture opened again', async () => {
    aWall();
    const { player, events } = aPicture(0);
    player.load('http://127.0.0.1:1/l/secret/index.m3u8');
    player.setLook('greyed');
    await settle();
    worker().status(player.pictureId, { shown: 40, decoded: 41, offered: 42 });
    await settle(5500);
    expect(workers).toHaveLength(2);
    expect(workers[0]?.isEnded).toBe(true);
    expect(worker().ordersOf('canvas')).toHaveLength(1);
    expect(worker().ordersOf('open')).toMatchObject([{ url: 'http://127.0.0.1:1/l/secret' }]);
    expect(worker().ordersOf('look')).toMatchObject([{ look: 'greyed' }]);
    expect(placed()).toHaveLength(1);
    worker().tell({ kind: 'moved', pictureId: player.pictureId });
    worker().status(player.pictureId, { shown: 5 });
    expect(events).toEqual([{ kind: 'moved' }]);
    expect(player.counts().shown).toBe(45);
  });

  it('had nothing to do is not taken for a silent one by its first pictures', async () => {
    aWall();
    await settle(20_000);
    const { player } = aPicture(0);
    player.load('http://127.0.0.1:1/l/secret/index.m3u8');
    await settle(1500);
    worker().status(player.pictureId);
    await settle(1500);
    expect(workers).toHaveLength(1);
  });

  it('breaks is replaced at once', async () => {
    aPicture(0);
    worker().break();
    await settle();
    expect(workers).toHaveLength(2);
  });

  it('speaks is left alone', async () => {
    const { player } = aPicture(0);
    for (let second = 0; second < 10; second += 1) {
      await settle(1000);
      worker().status(player.pictureId);
    }
    expect(workers).toHaveLength(1);
  });
});

describe('Asking for a status', () => {
  it('is answered by the next one, and does not wait for ever', async () => {
    const { player } = aPicture(0);
    let answers = 0;
    void layer.askStatus().then(() => (answers += 1));
    expect(worker().ordersOf('tell-status')).toHaveLength(1);
    worker().status(player.pictureId);
    await settle(0);
    expect(answers).toBe(1);
    void layer.askStatus().then(() => (answers += 1));
    await settle(600);
    expect(answers).toBe(2);
  });
});

describe('a standby', () => {
  const address = 'http://127.0.0.1:9/l/secretsecret/index.m3u8';
  const standby = {
    leaseId: 'lease-1' as LeaseId,
    cameraId: 'city:1' as CameraId,
    url: address,
    isDemo: true,
  };

  it('is decoded by the worker and taken over by the player that loads its address', () => {
    const standbys = new StandbyPictures(layer);
    standbys.keep([standby]);
    expect(worker().ordersOf('standby')).toMatchObject([{ pictureId: 'standby-lease-1' }]);
    const surface = sized(document.createElement('div'), 0, 0, 100, 56);
    const player = new CanvasTilePlayer(surface, layer, standbys);
    expect(standbys.has(address)).toBe(true);
    player.load(address);
    expect(worker().ordersOf('open').at(-1)?.standbyId).toBe('standby-lease-1');
    expect(standbys.has(address)).toBe(false);
  });

  it('outlives for a moment the set that it was in, then ends', async () => {
    const standbys = new StandbyPictures(layer);
    standbys.keep([standby]);
    standbys.keep([]);
    await settle(1_500);
    expect(standbys.has(address)).toBe(true);
    await settle(1_000);
    expect(standbys.has(address)).toBe(false);
    expect(workers[0]?.ordersOf('close').map(({ pictureId }) => pictureId)).toContain(
      'standby-lease-1',
    );
  });
});
