import type { TileReplay } from '#contract/replay';

import type {
  CanvasId,
  LiveChecks,
  PaintOrder,
  PaintReport,
  PictureId,
  Placement,
  ReplayOrder,
} from '../messages';
import { Board, type Stroke } from './board';
import { tickMsFor } from './cadence';
import type { SteadyClock } from './clock';
import type { LinkWorld } from './feedLink';
import { fitInto } from './fit';
import { LiveSource } from './liveSource';
import { Picture } from './picture';
import { Pressure } from './pressure';
import { RecordedSource, type RecordedPlace } from './recordedSource';
import { ReplaySource, type ReplayPlace } from './replaySource';
import type { StretchAsk } from './stretchPlan';
import { Surface } from './surface';
import { Watches } from './watches';

/** What the engine stands on. */
export interface EngineWorld {
  clock: SteadyClock;
  link: LinkWorld;
  report: (report: PaintReport) => void;
}

/** What is not placed is kept ready, no more. */
const unplacedEveryMs = 1_000;
const statusEveryMs = 1_000;
/** However many ask for it, ticks out of turn are not nearer than this: one camera called up, … */
const hurryMs = 4;
/** … or a whole layout, whose pictures share their ticks since each costs the whole canvas. */
const hurryTogetherMs = 40;
const fewStarting = 3;
/** Many that start together show their first pictures before any moves on, for so long at most. */
const longestBurstMs = 1_500;
const burstLeadMs = 500;

/** Decodes and paints the pictures of one window, as the page orders. */
export class PaintEngine {
  readonly #world: EngineWorld;
  readonly #board = new Board();
  readonly #pressure = new Pressure();
  readonly #surfaces = new Map<CanvasId, Surface>();
  readonly #pictures = new Map<PictureId, Picture>();
  readonly #watches: Watches;
  #tickTimer: ReturnType<typeof setTimeout> | undefined;
  #statusTimer: ReturnType<typeof setInterval> | undefined;
  #nextTickMs = 0;
  #isInTick = false;
  #isHurried = false;
  #samplingCpuMs = 0;
  #burstSinceMs: number | undefined;

  constructor(world: EngineWorld) {
    this.#world = world;
    this.#watches = new Watches({
      link: world.link,
      report: world.report,
      spent: (ms) => (this.#samplingCpuMs += ms),
    });
  }

  take(order: PaintOrder): void {
    switch (order.kind) {
      case 'canvas':
        this.#surfaces.set(order.canvasId, new Surface(order.canvas));
        this.#repaint(order.canvasId);
        return;
      case 'canvas-size':
        this.#surfaces.get(order.canvasId)?.resize(order.widthPx, order.heightPx);
        this.#repaint(order.canvasId);
        return;
      case 'canvas-gone':
        this.#surfaces.delete(order.canvasId);
        return;
      case 'place':
        this.#place(order.placements);
        return;
      case 'tell-status':
        this.#tellStatus(false);
        return;
      default:
        this.#takeForPicture(order);
    }
  }

  #takeForPicture(order: Extract<PaintOrder, { pictureId: PictureId }>): void {
    const picture = this.#pictures.get(order.pictureId);
    switch (order.kind) {
      case 'open':
        if (!this.#adopt(order.pictureId, order.standbyId, order.checks)) this.#open(order);
        this.#thin();
        return;
      case 'standby':
        this.#open(order);
        this.#picture(order.pictureId).isStandby = true;
        return;
      case 'close':
        picture?.close();
        this.#pictures.delete(order.pictureId);
        this.#watches.close(order.pictureId);
        return;
      case 'watch':
        this.#watches.open(order);
        this.#keepTelling();
        return;
      case 'sample':
        this.#watches.sample(order);
        return;
      case 'step':
        if (picture === undefined) return;
        picture.isSheltered = order.isSheltered === true;
        picture.step = order.step;
        this.#thin();
        return;
      case 'look':
        if (picture === undefined || picture.look === order.look) return;
        picture.look = order.look;
        this.#paint(this.#strokes([picture]));
        return;
      case 'replay':
        this.#replay(order.pictureId, order.url, order.order);
        return;
      case 'replay-to':
        if (picture?.source instanceof ReplaySource) picture.source.change(order);
        return;
      case 'recorded':
        if (picture?.source instanceof RecordedSource) picture.source.change(order.order);
        else this.#record(order.pictureId, order.order);
        return;
      case 'stretch':
        if (picture?.source instanceof RecordedSource) {
          picture.source.takeStretch(order.askId, order.url);
        }
        return;
      case 'no-stretch':
        if (picture?.source instanceof RecordedSource) {
          picture.source.takeFault(order.askId, order.code);
        }
        return;
    }
  }

  #open({
    pictureId,
    url,
    checks,
  }: {
    pictureId: PictureId;
    url: string;
    checks: LiveChecks;
  }): void {
    this.#picture(pictureId).play(
      (counts, listener) => new LiveSource(url, this.#world.link, counts, listener),
      checks,
    );
  }

  /** What was held ready becomes a tile's picture; false when it is not there any more. */
  #adopt(pictureId: PictureId, standbyId: PictureId | undefined, checks: LiveChecks): boolean {
    const standby = standbyId === undefined ? undefined : this.#pictures.get(standbyId);
    if (standby?.source === undefined || standby.isAway) return false;
    if (this.#pictures.has(pictureId)) return false;
    this.#pictures.delete(standby.id);
    this.#pictures.set(pictureId, standby);
    standby.becomeTile(pictureId, checks);
    return true;
  }

  #replay(pictureId: PictureId, url: string, order: ReplayOrder): void {
    const tell = (place: ReplayPlace): void =>
      this.#world.report({ kind: 'replaying', pictureId, ...place });
    this.#picture(pictureId).play(
      (counts, listener) => new ReplaySource(url, order, this.#world.link, counts, listener, tell),
      undefined,
    );
  }

  #record(pictureId: PictureId, order: TileReplay): void {
    const { link, report } = this.#world;
    const world = {
      link,
      ask: (ask: StretchAsk) => report({ kind: 'wanting', pictureId, ...ask }),
      tell: (place: RecordedPlace) => report({ kind: 'recording', pictureId, ...place }),
    };
    this.#picture(pictureId).play(
      (counts, listener) => new RecordedSource(order, world, counts, listener),
      undefined,
    );
  }

  #picture(id: PictureId): Picture {
    let picture = this.#pictures.get(id);
    if (picture === undefined) {
      picture = new Picture(id, {
        nowMs: this.#world.clock.nowMs,
        report: this.#world.report,
        hurry: () => this.#hurry(),
      });
      this.#pictures.set(id, picture);
      this.#keepRunning();
    }
    return picture;
  }

  #keepTelling(): void {
    this.#statusTimer ??= setInterval(() => this.#everySecond(), statusEveryMs);
  }

  #keepRunning(): void {
    this.#keepTelling();
    if (this.#tickTimer === undefined && !this.#isInTick) this.#schedule();
  }

  #everySecond(): void {
    const setByMs = this.#world.clock.compare();
    if (setByMs !== 0) for (const picture of this.#pictures.values()) picture.clockSet(setByMs);
    this.#judge();
    this.#thin();
    this.#tellStatus(true);
    if (this.#pictures.size > 0 || this.#watches.size > 0) return;
    clearInterval(this.#statusTimer);
    this.#statusTimer = undefined;
  }

  #judge(): void {
    let fewestShown: number | null = null;
    const sheltered = { shown: 0, due: 0 };
    for (const picture of this.#pictures.values()) {
      const shown = picture.countShown();
      if (!picture.isFlowing || !this.#board.has(picture.id)) continue;
      if (picture.isSheltered) {
        const due = statusEveryMs / picture.frameMs;
        sheltered.shown += Math.min(shown, due);
        sheltered.due += due;
      } else fewestShown = Math.min(fewestShown ?? shown, shown);
    }
    const shelteredShare = sheltered.due === 0 ? null : sheltered.shown / sheltered.due;
    this.#pressure.judge({ fewestShown, shelteredShare });
  }

  #thin(): void {
    for (const picture of this.#pictures.values()) {
      picture.thinTo(this.#everyMsOf(picture));
    }
  }

  #everyMsOf(picture: Picture): number {
    const { everyMs } = this.#pressure;
    if (this.#board.has(picture.id)) return everyMs;
    // a standby that kept key pictures only would begin with old ones
    return picture.isStandby && everyMs === 0 ? 0 : unplacedEveryMs;
  }

  /** Those that had their picture before they had a place. */
  #unveil(): void {
    const now = this.#world.clock.nowMs();
    for (const picture of this.#pictures.values()) {
      if (this.#board.has(picture.id)) picture.unveil(now);
    }
  }

  #tellStatus(isPeriodic: boolean): void {
    const now = this.#world.clock.nowMs();
    const pictures = [...this.#pictures.values()]
      .filter(({ isStandby }) => !isStandby)
      .map((picture) => picture.status(now, isPeriodic));
    this.#world.report({ kind: 'status', pictures, samplingCpuMs: this.#samplingCpuMs });
  }

  #tickMs(): number {
    const frames: number[] = [];
    for (const picture of this.#pictures.values()) {
      if (this.#board.has(picture.id)) frames.push(picture.frameMs);
    }
    return tickMsFor(frames);
  }

  #schedule(): void {
    if (this.#pictures.size === 0) {
      this.#tickTimer = undefined;
      return;
    }
    const now = performance.now();
    const tickMs = this.#tickMs();
    this.#nextTickMs = Math.max(this.#nextTickMs + tickMs, now);
    if (this.#nextTickMs > now + tickMs) this.#nextTickMs = now + tickMs;
    const waitMs = this.#isHurried ? this.#hurryMs() : this.#nextTickMs - now;
    this.#isHurried = false;
    this.#tickTimer = setTimeout(() => void this.#tick(tickMs), waitMs);
  }

  #hurry(): void {
    if (this.#isHurried) return;
    this.#isHurried = true;
    if (this.#isInTick) return;
    clearTimeout(this.#tickTimer);
    this.#tickTimer = setTimeout(() => {
      this.#isHurried = false;
      void this.#tick(this.#tickMs());
    }, this.#hurryMs());
  }

  #hurryMs(): number {
    return this.#isManyStarting() ? hurryTogetherMs : hurryMs;
  }

  #isManyStarting(): boolean {
    let starting = 0;
    for (const picture of this.#pictures.values()) {
      if (picture.isStarting && !picture.isStandby) starting += 1;
    }
    return starting > fewStarting;
  }

  /** A whole layout is on the wall sooner when nothing is decoded that can wait. */
  #holdBack(nowMs: number): void {
    if (!this.#isManyStarting()) this.#burstSinceMs = undefined;
    else this.#burstSinceMs ??= nowMs;
    const sinceMs = this.#burstSinceMs ?? Infinity;
    const isBurst = nowMs - sinceMs < longestBurstMs && sinceMs !== Infinity;
    for (const picture of this.#pictures.values()) {
      picture.holdBack(isBurst && picture.begunAtMs >= sinceMs - burstLeadMs);
    }
  }

  async #tick(tickMs: number): Promise<void> {
    this.#isInTick = true;
    try {
      const changed = await this.#takeDue(tickMs);
      this.#paint(this.#strokes(changed));
      this.#prove(changed);
    } finally {
      this.#isInTick = false;
      this.#schedule();
    }
  }

  /** Takes every picture that is due, all together, so that they are painted in one go. */
  async #takeDue(tickMs: number): Promise<Picture[]> {
    const now = this.#world.clock.nowMs();
    this.#holdBack(now);
    const jobs: Promise<Picture | undefined>[] = [];
    for (const picture of this.#pictures.values()) {
      const due = picture.take(now, tickMs);
      if (due === undefined) continue;
      jobs.push(
        picture.held.take(due.frame, this.#areaOf(picture)).then((isKept) => {
          if (!isKept) return undefined;
          picture.shown(due.pictureAtMs, this.#world.clock.nowMs());
          return picture;
        }),
      );
    }
    const changed = await Promise.all(jobs);
    return changed.filter((picture) => picture !== undefined);
  }

  /** A standby keeps its frames as they are: nobody looks at them. */
  #areaOf({ id, isStandby }: Picture): number {
    return isStandby ? Infinity : this.#board.areaOf(id);
  }

  #strokes(changed: readonly Picture[]): Stroke[] {
    return this.#board.strokes(
      changed.map(({ id }) => id),
      this.#hasPicture,
    );
  }

  readonly #hasPicture = (id: PictureId): boolean => this.#pictures.get(id)?.held.isEmpty === false;

  #paint(strokes: readonly Stroke[]): void {
    for (const { pictureId, canvasId, rect, part } of strokes) {
      const surface = this.#surfaces.get(canvasId);
      const picture = this.#pictures.get(pictureId);
      if (surface?.brush == null || picture === undefined) continue;
      const { held, look } = picture;
      const fitted = fitInto(rect, held.widthPx, held.heightPx);
      if (
        fitted.width < Math.round(rect.width) - 1 ||
        fitted.height < Math.round(rect.height) - 1
      ) {
        surface.fillAround(rect, fitted);
      }
      held.paint(surface.brush, fitted, look, part);
    }
  }

  /** What came to another place is painted there at once; what stays where it is, is left alone. */
  #place(placements: readonly Placement[]): void {
    const { gone, come } = this.#board.place(placements);
    this.#thin();
    const bare = gone.filter(({ canvasId }) => this.#surfaces.has(canvasId));
    for (const { canvasId, rect } of bare) this.#surfaces.get(canvasId)?.fill(rect);
    this.#paint(this.#board.strokesAt([...bare, ...come], this.#hasPicture));
    this.#unveil();
  }

  /** Everything again, from what is held: after a change of places nothing waits for a picture. */
  #repaint(canvasId?: CanvasId): void {
    for (const [id, surface] of this.#surfaces) {
      if (canvasId === undefined || canvasId === id) surface.clear();
    }
    this.#paint(this.#board.all(this.#hasPicture, canvasId));
  }

  #prove(changed: readonly Picture[]): void {
    const now = this.#world.clock.nowMs();
    const startMs = performance.now();
    for (const picture of changed) picture.prove(now);
    this.#samplingCpuMs += performance.now() - startMs;
  }
}
