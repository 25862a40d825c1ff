import type { Fault } from '#contract/outcome';
import type { LiveDoubt, PaintLook, PaintStep } from '../../renderer/player/canvas/messages';
import type {
  PlayerCounts,
  PlayerEvent,
  PlayPath,
  TilePlayer,
} from '../../renderer/player/tilePlayer';

/** A player whose frames move when the test says so. */
export class FakeTilePlayer implements TilePlayer {
  readonly loads: string[] = [];
  readonly path: PlayPath;
  readonly surface: HTMLElement;
  look: PaintLook = 'plain';
  isDestroyed = false;
  clockMs: number | null = null;
  /** How much of its stream it was told to play. */
  step: PaintStep = 'full';
  isSheltered = false;
  counted: PlayerCounts = {
    offered: 0,
    decoded: 0,
    shown: 0,
    longestGapMs: 0,
    bufferedMs: 0,
    widthPx: 0,
    heightPx: 0,
    paintedAtMs: 0,
    firstPaintedAtMs: 0,
  };
  #isMoving = false;
  readonly #listeners = new Set<(event: PlayerEvent) => void>();

  constructor(path: PlayPath, surface: HTMLElement) {
    this.path = path;
    this.surface = surface;
  }

  load(address: string): void {
    this.loads.push(address);
    this.#isMoving = false;
  }

  unload(): void {
    this.#isMoving = false;
  }

  isMoving(): boolean {
    return this.#isMoving;
  }

  pictureAtMs(): number | null {
    return this.clockMs;
  }

  allowedDelayMs(): number {
    return 4300;
  }

  counts(): PlayerCounts {
    return this.counted;
  }

  setStep(step: PaintStep, isSheltered = false): void {
    this.step = step;
    this.isSheltered = isSheltered;
  }

  setLook(look: PaintLook): void {
    this.look = look;
  }

  onEvent(listener: (event: PlayerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  destroy(): void {
    this.isDestroyed = true;
    this.#listeners.clear();
  }

  /** Frames move; the picture is of that time. */
  move(clockMs: number | null = this.clockMs): void {
    this.clockMs = clockMs;
    this.#isMoving = true;
    this.#tell({ kind: 'moved' });
  }

  freeze(): void {
    this.#isMoving = false;
    this.#tell({ kind: 'frozen' });
  }

  jump(byMs: number): void {
    this.#tell({ kind: 'jumped', byMs });
  }

  doubt(doubt: LiveDoubt | null): void {
    this.#tell({ kind: 'doubt', doubt });
  }

  fail(code: Fault['code']): void {
    this.#isMoving = false;
    this.#tell({ kind: 'failed', fault: { code } });
  }

  /** Its server is away; `move` when it goes on. */
  goAway(code: Fault['code']): void {
    this.#isMoving = false;
    this.#tell({ kind: 'away', fault: { code } });
  }

  #tell(event: PlayerEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
