import type { PaintOrder, PaintReport, PictureId, Placement, PictureStatus } from './messages';
import { oncePerFrame } from './oncePerFrame';
import { PaintCanvas } from './paintCanvas';
import type { MakePaintWorker, PaintWorker } from './paintWorker';
import {
  arePlacedAlike,
  ownPlacement,
  wallCanvasId,
  wallPlacements,
  type PlacedPicture,
} from './placements';

/** What the worker tells of one picture. */
export type PictureReport = Exclude<PaintReport, { kind: 'status' }>;

/** A picture that the worker proves and does not paint. */
interface WatchedPicture {
  pictureId: PictureId;
  take(report: PictureReport): void;
  /** The worker is a new one that knows nothing; the picture says again what it wants. */
  reopen(): void;
}

/** A picture of the layer, as its player sees to it. */
export interface LayerPicture extends PlacedPicture, WatchedPicture {
  takeStatus(status: PictureStatus): void;
}

const watchMs = 1000;
/** The worker tells its status every second; silence for so long means that it hangs. */
const silenceLimitMs = 3000;
/** The canvas of a dead worker stays above the new one for so long at most. */
const coverMs = 2000;
const statusLimitMs = 500;

/**
 * All pictures of a window that its worker paints: on one canvas below a wall's tiles, or on one
 * each at the desk. It tells the worker what is where, and replaces a worker that hangs.
 */
export class CanvasLayer {
  readonly #makeWorker: MakePaintWorker;
  readonly #now: () => number;
  readonly #pictures = new Map<string, LayerPicture>();
  readonly #watched = new Map<string, WatchedPicture>();
  readonly #own = new Map<string, PaintCanvas>();
  readonly #waiting = new Set<() => void>();
  #wall: PaintCanvas | undefined;
  #worker: PaintWorker | undefined;
  #placed: Placement[] = [];
  #proofCpuMs = 0;
  #heardAtMs = 0;
  #lookedAtMs = 0;
  #watch: ReturnType<typeof setInterval> | undefined;

  /** Call it whenever the page may have moved something; it looks once a frame at most. */
  readonly layoutChanged: () => void;

  constructor(makeWorker: MakePaintWorker, now: () => number = () => performance.now()) {
    this.#makeWorker = makeWorker;
    this.#now = now;
    this.layoutChanged = oncePerFrame(() => this.#place(), now);
  }

  /** Starts the worker before there is anything to paint: a wall will need it in a moment. */
  warmUp(): void {
    this.#running();
  }

  /** Puts the wall's canvas into this element; all pictures are painted there. Answer: takes it out. */
  attachWall(host: HTMLElement): () => void {
    const canvas = new PaintCanvas(wallCanvasId, host, this.layoutChanged);
    this.#wall = canvas;
    canvas.giveTo(this.#running());
    this.layoutChanged();
    return () => {
      if (this.#wall !== canvas) return;
      canvas.remove(this.#running());
      this.#wall = undefined;
      this.#endIfIdle();
    };
  }

  add(picture: LayerPicture): void {
    const worker = this.#running();
    this.#pictures.set(picture.pictureId, picture);
    if (this.#wall === undefined) {
      const canvas = new PaintCanvas(picture.pictureId, picture.surface, this.layoutChanged);
      this.#own.set(picture.pictureId, canvas);
      canvas.giveTo(worker);
    }
    this.layoutChanged();
  }

  remove({ pictureId }: LayerPicture): void {
    if (!this.#pictures.delete(pictureId)) return;
    const worker = this.#running();
    worker.post({ kind: 'close', pictureId });
    this.#own.get(pictureId)?.remove(worker);
    this.#own.delete(pictureId);
    this.layoutChanged();
    this.#endIfIdle();
  }

  post(order: PaintOrder, transfer?: Transferable[]): void {
    this.#running().post(order, transfer);
  }

  /** Lets the worker prove a picture that the page plays. Answer: it is over. */
  watch(picture: WatchedPicture): () => void {
    const { pictureId } = picture;
    this.#watched.set(pictureId, picture);
    picture.reopen();
    return () => {
      if (!this.#watched.delete(pictureId)) return;
      this.#worker?.post({ kind: 'close', pictureId });
      this.#endIfIdle();
    };
  }

  /** Resolves when the worker has told its status anew; at the latest after half a second. */
  async askStatus(): Promise<void> {
    if (this.#worker === undefined || !this.#hasWork) return;
    const told = new Promise<void>((done) => {
      this.#waiting.add(done);
      setTimeout(done, statusLimitMs);
    });
    this.#worker.post({ kind: 'tell-status' });
    await told;
  }

  /** CPU that proof of live has taken in the worker that runs now, milliseconds. */
  proofCpuMs(): number {
    return this.#proofCpuMs;
  }

  get #hasWork(): boolean {
    return this.#pictures.size > 0 || this.#watched.size > 0;
  }

  #running(): PaintWorker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#makeWorker({
      onReport: (report) => this.#hear(report),
      onBroken: () => this.#replace(worker),
    });
    this.#worker = worker;
    this.#heardAtMs = this.#lookedAtMs = this.#now();
    this.#watch ??= setInterval(() => this.#look(), watchMs);
    return worker;
  }

  #endIfIdle(): void {
    if (this.#hasWork || this.#wall !== undefined) return;
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#worker?.end();
    this.#worker = undefined;
    this.#placed = [];
  }

  #hear(report: PaintReport): void {
    this.#heardAtMs = this.#now();
    if (report.kind !== 'status') {
      const { pictureId } = report;
      (this.#pictures.get(pictureId) ?? this.#watched.get(pictureId))?.take(report);
      return;
    }
    this.#proofCpuMs = report.samplingCpuMs;
    for (const status of report.pictures) this.#pictures.get(status.pictureId)?.takeStatus(status);
    for (const done of this.#waiting) done();
    this.#waiting.clear();
  }

  #look(): void {
    const now = this.#now();
    // When this page itself stood still, what the worker said has not been heard yet.
    if (now - this.#lookedAtMs > 2 * watchMs) this.#heardAtMs = now;
    // A worker without work has nothing to tell; it is judged from its first picture on.
    if (!this.#hasWork) this.#heardAtMs = now;
    this.#lookedAtMs = now;
    const isSilent = now - this.#heardAtMs > silenceLimitMs;
    if (isSilent && this.#worker !== undefined) this.#replace(this.#worker);
  }

  #replace(broken: PaintWorker): void {
    if (this.#worker !== broken) return;
    broken.end();
    this.#worker = undefined;
    this.#placed = [];
    const worker = this.#running();
    const canvases = [...this.#own.values(), ...(this.#wall === undefined ? [] : [this.#wall])];
    const removals = canvases.map((canvas) => canvas.giveTo(worker));
    setTimeout(() => {
      for (const remove of removals) remove();
    }, coverMs);
    for (const picture of this.#pictures.values()) picture.reopen();
    for (const picture of this.#watched.values()) picture.reopen();
    this.#place();
  }

  #place(): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#wall?.fit(worker);
    for (const canvas of this.#own.values()) canvas.fit(worker);
    const placements = this.#placements();
    if (arePlacedAlike(placements, this.#placed)) return;
    this.#placed = placements;
    worker.post({ kind: 'place', placements });
  }

  #placements(): Placement[] {
    const own = [...this.#own].flatMap(([pictureId, canvas]) => {
      const picture = this.#pictures.get(pictureId);
      return (picture && ownPlacement(picture, canvas.size)) ?? [];
    });
    if (this.#wall === undefined) return own;
    const onWall = [...this.#pictures.values()].filter(
      ({ pictureId }) => !this.#own.has(pictureId),
    );
    const edges = this.#wall.host.getBoundingClientRect();
    return [...own, ...wallPlacements(onWall, edges, window.devicePixelRatio)];
  }
}
