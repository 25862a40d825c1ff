import type { PlatformId } from '#contract/ids';
import type { PlatformSettings } from '#contract/settings';
import type { PlatformHealth } from '#contract/view';

import type { CatalogNews, EventNews, PlatformPort } from '../wall/ports';
import { Signal } from '../wall/signal';

/** Makes the adapter that a platform's kind asks for. Null: its password is not known here. */
export type MakePlatform = (
  settings: PlatformSettings,
  password: string | null,
  brokerPassword?: string,
) => PlatformPort;

/** News of one platform among several. */
export interface From<News> {
  platformId: PlatformId;
  news: News;
}

interface Entry {
  port: PlatformPort;
  unsubscribe: () => void;
}

/** The platform part of any id that carries one: `city:…` → `city`. */
export const platformOf = (id: string): PlatformId => id.split(':', 1)[0] as PlatformId;

/**
 * All platforms connected to this station; several stand on one wall at once. The embedded
 * rehearsal city is one of them, connected by whoever started it.
 */
export class PlatformRegistry {
  readonly #make: MakePlatform;
  readonly #entries = new Map<PlatformId, Entry>();
  readonly #healthChanged = new Signal<PlatformHealth>();
  readonly #catalogNews = new Signal<From<CatalogNews>>();
  readonly #eventNews = new Signal<From<EventNews>>();
  readonly #removed = new Signal<PlatformId>();

  constructor(parts: { makePlatform: MakePlatform }) {
    this.#make = parts.makePlatform;
  }

  readonly onHealthChanged = this.#healthChanged.on;
  readonly onCatalogNews = this.#catalogNews.on;
  readonly onEventNews = this.#eventNews.on;
  /** A platform was taken away: forget its cameras, alarms, leases and health. */
  readonly onRemoved = this.#removed.on;

  /** Adds a platform or replaces the one of the same id, and starts it. */
  connect(...[settings, ...passwords]: Parameters<MakePlatform>): PlatformPort {
    void this.#drop(settings.platformId);
    return this.stand(this.#make(settings, ...passwords));
  }

  /** The same with one that was built elsewhere. */
  stand(port: PlatformPort): PlatformPort {
    const { platformId } = port;
    void this.#drop(platformId);
    const unsubscribers = [
      port.onHealthChanged((health) => {
        this.#healthChanged.emit(health);
      }),
      port.onCatalogNews((news) => {
        this.#catalogNews.emit({ platformId, news });
      }),
      port.onEventNews((news) => {
        this.#eventNews.emit({ platformId, news });
      }),
    ];
    const unsubscribe = (): void => {
      for (const each of unsubscribers) each();
    };
    this.#entries.set(platformId, { port, unsubscribe });
    this.#healthChanged.emit(port.health());
    port.start();
    return port;
  }

  /** Takes a platform away; unknown ones are no error. */
  async remove(platformId: PlatformId): Promise<void> {
    const stopped = this.#drop(platformId);
    this.#removed.emit(platformId);
    await stopped;
  }

  /** Every platform, in the order connected. */
  all(): PlatformPort[] {
    return [...this.#entries.values()].map(({ port }) => port);
  }

  of(platformId: PlatformId): PlatformPort | undefined {
    return this.#entries.get(platformId)?.port;
  }

  /** The platform of a camera, alarm, incident or node, by its id. */
  ofCamera(id: string): PlatformPort | undefined {
    return this.of(platformOf(id));
  }

  /** How every platform does now. */
  health(): PlatformHealth[] {
    return this.all().map((port) => port.health());
  }

  /** Ends all; the station closes. */
  async stop(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((platformId) => this.#drop(platformId)));
  }

  async #drop(platformId: PlatformId): Promise<void> {
    const entry = this.#entries.get(platformId);
    if (entry === undefined) return;
    this.#entries.delete(platformId);
    entry.unsubscribe();
    await entry.port.stop();
  }
}
