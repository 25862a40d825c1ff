import type { FeedConfig, FeedMessage } from '#contract/feed';

import { LiveProof } from '../../live/liveProof';
import { sampleBytes } from '../../live/lumaSample';
import type { LiveChecks, LiveDoubt, PaintOrder, PaintReport, PictureId } from '../messages';
import { FeedLink, type LinkWorld } from './feedLink';
import { FrameSampler } from './frameSampler';
import { Timeline } from './timeline';

/** What the watching of pictures stands on. */
interface WatchWorld {
  link: LinkWorld;
  report: (report: PaintReport) => void;
  /** Hears what of this thread proof of live takes. */
  spent: (ms: number) => void;
}

type Order<Kind extends PaintOrder['kind']> = Extract<PaintOrder, { kind: Kind }>;

/** The page plays on or says what failed; a feed that is only watched is asked for again. */
const againAfterMs = 5_000;

/** Proof of live of pictures that the page plays itself: their feeds are read, nothing is decoded. */
export class Watches {
  readonly #world: WatchWorld;
  readonly #sampler: FrameSampler;
  readonly #watches = new Map<PictureId, Watch>();

  constructor(world: WatchWorld) {
    this.#world = world;
    this.#sampler = new FrameSampler(world.spent);
  }

  get size(): number {
    return this.#watches.size;
  }

  open({ pictureId, url, checks }: Order<'watch'>): void {
    this.close(pictureId);
    this.#watches.set(pictureId, new Watch(pictureId, url, checks, this.#world));
  }

  close(pictureId: PictureId): void {
    this.#watches.get(pictureId)?.close();
    this.#watches.delete(pictureId);
  }

  sample({ pictureId, frame, decoded }: Order<'sample'>): void {
    const watch = this.#watches.get(pictureId);
    if (watch === undefined) frame.close();
    else void watch.look(frame, decoded, this.#sampler);
  }
}

/** One picture that is watched. */
class Watch {
  readonly #pictureId: PictureId;
  readonly #url: string;
  readonly #world: WatchWorld;
  readonly #proof: LiveProof;
  readonly #timeline = new Timeline();
  readonly #sample = new Uint8Array(sampleBytes);
  readonly #ending = new AbortController();
  #link: FeedLink | undefined;
  #config: FeedConfig | undefined;
  #doubt: LiveDoubt | null = null;

  constructor(pictureId: PictureId, url: string, checks: LiveChecks, world: WatchWorld) {
    this.#pictureId = pictureId;
    this.#url = url;
    this.#world = world;
    this.#proof = new LiveProof(checks);
    // Only a loop shows in coded pictures; a demo source is not even asked for them.
    if (checks.isLoopChecked) this.#read();
  }

  close(): void {
    this.#ending.abort();
    this.#link?.close();
  }

  async look(frame: VideoFrame, decoded: number, sampler: FrameSampler): Promise<void> {
    const sample = await sampler.take(frame, this.#sample);
    if (sample === undefined || this.#ending.signal.aborted) return;
    const startMs = performance.now();
    this.#tell(this.#proof.take(sample, this.#world.link.now(), { decoded }));
    this.#world.spent(performance.now() - startMs);
  }

  #read(): void {
    this.#link?.close();
    this.#link = new FeedLink(
      () => this.#address(),
      {
        onMessage: (message) => this.#receive(message),
        onFault: () => void this.#readLater(),
        onSpent: this.#world.spent,
      },
      this.#world.link,
    );
  }

  #address(): string {
    const afterUs = this.#timeline.newestUs;
    const from = afterUs === undefined ? 'behind=0' : `after=${String(afterUs)}`;
    return `${this.#url}/feed?${from}`;
  }

  async #readLater(): Promise<void> {
    await this.#world.link.wait(againAfterMs, this.#ending.signal);
    if (!this.#ending.signal.aborted) this.#read();
  }

  #receive(message: FeedMessage): void {
    if (message.kind === 'config') this.#config = message.config;
    else if (message.kind === 'end') void this.#readLater();
    else if (message.kind === 'sample' && this.#config !== undefined) {
      const coded = this.#timeline.place(message, this.#config);
      if (coded !== undefined) this.#proof.note(coded, this.#world.link.now());
    }
  }

  #tell(doubt: LiveDoubt | null): void {
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.#world.report({ kind: 'doubt', pictureId: this.#pictureId, doubt });
  }
}
