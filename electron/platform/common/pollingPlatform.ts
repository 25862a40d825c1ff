import type { CatalogNode } from '#contract/camera';
import type { NodeId } from '#contract/ids';
import { faultTable, type Fault, type Outcome } from '#contract/outcome';

import { backOffMs } from '../backOff';
import { plainText } from '../plainText';
import { UnreadableCount } from '../unreadable';
import { BasicPlatform, type BasicParts } from './basicPlatform';
import { CatalogDifference } from './catalogDifference';

/** What an adapter that lists again and again is made from. */
export interface PollingParts extends BasicParts {
  /** From the end of one listing to the begin of the next; it may follow from how long the list is. */
  everyMs?: number | ((cameras: number) => number) | undefined;
  /** In [0, 1); Math.random outside of tests. */
  chance?: (() => number) | undefined;
}

const defaultEveryMs = 15_000;
/** Where trying again by itself cannot help: some platforms lock an account after a few. */
const hopelessMs = 30_000;
const firstMs = 500;
const longestMs = 30_000;

/**
 * A platform that is listed again and again. Health follows the listings: one that fails makes it
 * down, and it is tried again sooner at first, later each time.
 */
export abstract class PollingPlatform extends BasicPlatform {
  protected readonly catalog: CatalogDifference;
  protected readonly unreadable: UnreadableCount;
  readonly #everyMs: (cameras: number) => number;
  readonly #chance: () => number;
  #cancel: () => void = () => undefined;
  #failures = 0;
  /** Rows of this listing of which nothing could be made, and those of the last one. */
  #leftOut = { now: 0, before: 0 };
  /** Tells the reading of an earlier life from that of this one. */
  #life = 0;

  constructor(parts: PollingParts, tellsAlarms = false) {
    super(parts, tellsAlarms);
    const { everyMs = defaultEveryMs } = parts;
    this.#everyMs = typeof everyMs === 'number' ? () => everyMs : everyMs;
    this.#chance = parts.chance ?? Math.random;
    this.unreadable = new UnreadableCount({
      clock: parts.clock,
      tell: (unreadable) => {
        this.keeper.change({ unreadable });
      },
    });
    this.catalog = new CatalogDifference({
      root: rootOf(parts.settings),
      log: this.log,
      emit: (news) => {
        this.tellCatalog(news);
      },
      onCount: (cameraCount) => {
        this.keeper.change({ cameraCount });
      },
      onLeftOut: (count) => {
        this.leftOut(count);
      },
    });
  }

  /**
   * One listing: logs in where needed, adds nodes and cameras to `catalog` as they come; it is
   * begun and ended around this call.
   */
  protected abstract list(): Promise<Outcome<null>>;

  /** Gives back what is held at the platform; called once after the last listing was let go. */
  protected abstract letGo(): Promise<void> | void;

  /** Rows of this listing that nothing can be made of; the same ones in the next are no news. */
  protected leftOut(count: number): void {
    this.#leftOut.now += count;
  }

  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.#life += 1;
    void this.#read(this.#life);
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.isRunning = false;
    this.#cancel();
    this.unreadable.stop();
    await this.letGo();
  }

  async #read(life: number): Promise<void> {
    this.#leftOut.now = 0;
    this.catalog.begin();
    const read = await this.list();
    if (!this.isRunning || life !== this.#life) return;
    if (read.ok) {
      this.catalog.end();
      this.#tellLeftOut();
      this.#failures = 0;
      this.keeper.change({ isCatalogLoading: false });
      // Slow answers were told on the way; they are no reason to call it well.
      if (this.keeper.get().state !== 'slow') this.keeper.live();
    } else this.#failed(read.fault);
    this.#cancel = this.clock.after(this.#pauseMs(read), () => void this.#read(life));
  }

  #tellLeftOut(): void {
    const { now, before } = this.#leftOut;
    if (now > before) this.unreadable.lost(undefined, now - before);
    this.#leftOut.before = now;
  }

  #failed(fault: Fault): void {
    this.#failures += 1;
    if (this.#failures === 1) this.log(`cannot be listed: ${fault.code}`);
    this.keeper.down(fault);
  }

  #pauseMs(read: Outcome<null>): number {
    const everyMs = this.#everyMs(this.keeper.get().cameraCount);
    if (read.ok) return everyMs;
    if (!faultTable[read.fault.code].isPassing) return Math.max(hopelessMs, everyMs);
    const rule = { firstMs: Math.min(firstMs, everyMs), longestMs: Math.min(everyMs, longestMs) };
    return backOffMs(this.#failures, this.#chance(), rule);
  }
}

/** The platform itself, as the branch that holds what has no other. */
const rootOf = ({ platformId, name }: BasicParts['settings']): CatalogNode => {
  const shown = plainText(name, 60);
  return {
    nodeId: `${platformId}:` as NodeId,
    platformId,
    parentId: null,
    level: 'city',
    name: { zh: shown, en: shown },
  };
};
