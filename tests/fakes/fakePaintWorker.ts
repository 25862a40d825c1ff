import type { PaintOrder, PaintReport, PictureStatus } from '../../renderer/player/canvas/messages';
import type {
  MakePaintWorker,
  PaintWorkerListener,
} from '../../renderer/player/canvas/paintWorker';

type Order<Kind extends PaintOrder['kind']> = Extract<PaintOrder, { kind: Kind }>;

/** A painting worker that only remembers its orders and tells what the test says. */
export class FakePaintWorker {
  readonly orders: PaintOrder[] = [];
  isEnded = false;
  readonly #listener: PaintWorkerListener;

  constructor(listener: PaintWorkerListener) {
    this.#listener = listener;
  }

  ordersOf<Kind extends PaintOrder['kind']>(kind: Kind): Order<Kind>[] {
    return this.orders.filter((order): order is Order<Kind> => order.kind === kind);
  }

  tell(report: PaintReport): void {
    if (!this.isEnded) this.#listener.onReport(report);
  }

  break(): void {
    this.#listener.onBroken();
  }

  /** Tells a status of one picture. */
  status(pictureId: string, given: Partial<PictureStatus> = {}): void {
    const nothing = { offered: 0, decoded: 0, shown: 0, longestGapMs: 0, bufferedMs: 0 };
    const picture = { pictureId, pictureAtMs: null, allowedDelayMs: 4300, ...nothing };
    const size = { widthPx: 640, heightPx: 360, paintedAtMs: 0, firstPaintedAtMs: 0 };
    this.tell({ kind: 'status', pictures: [{ ...picture, ...size, ...given }], samplingCpuMs: 0 });
  }
}

/** Makes such workers; the newest is the last. */
export const fakePaintWorkers = (): { make: MakePaintWorker; workers: FakePaintWorker[] } => {
  const workers: FakePaintWorker[] = [];
  return {
    workers,
    make: (listener) => {
      const worker = new FakePaintWorker(listener);
      workers.push(worker);
      return {
        post: (order) => void worker.orders.push(order),
        end: () => {
          worker.isEnded = true;
        },
      };
    },
  };
};

/** jsdom's canvases cannot be given away; these can, to nobody. */
export function letCanvasesBeGiven(): () => void {
  const { prototype } = HTMLCanvasElement as { prototype: Partial<HTMLCanvasElement> };
  const before = prototype.transferControlToOffscreen;
  prototype.transferControlToOffscreen = () => ({}) as OffscreenCanvas;
  return () => {
    if (before === undefined) delete prototype.transferControlToOffscreen;
    else prototype.transferControlToOffscreen = before;
  };
}
