import { capableOf, type PlatformCapabilities } from '#contract/capabilities';
import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';

import type { PlatformStream, StreamOffer, Upstream } from '../../wall/ports';
import { boundedFetch, type BoundedFetch } from '../common/boundedFetch';
import { HeldStreams } from '../common/heldStreams';
import { PollingPlatform, type PollingParts } from '../common/pollingPlatform';
import { listAbilities } from './listCapabilities';
import { addressFor, offersOf, toCatalog, type ListCatalog } from './listCatalog';
import { FileSource, WebSource, type ListSource } from './listSource';
import type { ReadList } from './readList';

/** What a list of cameras is made a platform from. */
export interface ListParts extends PollingParts {
  password: string;
  /** Where the list comes from, when its address does not say. */
  source?: ListSource;
  /** The way to a web address; the real one outside of tests. */
  ask?: BoundedFetch;
}

/** A loss of half the list is believed when it stands for so long. */
const againAfterMs = 1_000;

/** A list of cameras as a platform: a file or a web address in M3U, JSON or as a table. */
export class ListPlatform extends PollingPlatform {
  readonly capabilities: PlatformCapabilities;
  readonly #source: ListSource;
  readonly #streams: HeldStreams;
  readonly #login: Login;
  readonly #name: string;
  #entries: ListCatalog['entries'] = new Map();
  #lastRead: ReadList | undefined;
  #isTold = true;
  #lost = 0;
  #wake: () => void = () => undefined;

  constructor(parts: ListParts) {
    super({ ...parts, everyMs: parts.everyMs ?? againAfterMs });
    const { settings, clock } = parts;
    this.#login = loginOf(settings.address, settings.user, parts.password);
    this.#name = settings.name;
    this.#source = parts.source ?? sourceOf(parts, this.#login);
    this.#streams = new HeldStreams(clock);
    const isAsked = settings.user !== '';
    this.capabilities = capableOf(...listAbilities, ...(isAsked ? (['login'] as const) : []));
  }

  offers(cameraId: CameraId): readonly StreamOffer[] {
    const entry = this.#entries.get(cameraId);
    return entry === undefined ? [] : offersOf(entry);
  }

  openStream(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(this.#open(cameraId, profile));
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(this.#streams.renew(streamKey, (id) => this.#entries.has(id)));
  }

  closeStream(streamKey: string): Promise<void> {
    this.#streams.close(streamKey);
    return Promise.resolve();
  }

  override snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    const picture = this.#entries.get(cameraId)?.snapshot ?? null;
    return Promise.resolve(
      picture === null ? failure('media/no-picture') : success(this.#upstream(picture)),
    );
  }

  /** Waits until there is something new; what was read is told twice, so that a loss is believed. */
  protected override async list(): Promise<Outcome<null>> {
    if (!this.#isTold && this.#lastRead !== undefined) {
      this.#isTold = true;
      return this.#tell(this.#lastRead);
    }
    const isOver = (): boolean => !this.isRunning;
    for (;;) {
      const looked = await this.#source.look();
      if (isOver()) return success(null);
      if (!looked.ok) return looked;
      if (looked.value !== null) {
        this.#lastRead = looked.value;
        this.#isTold = false;
        return this.#tell(looked.value);
      }
      if (this.health().state === 'down' && this.#lastRead !== undefined) {
        return this.#tell(this.#lastRead);
      }
      await this.#pause(this.#source.everyMs);
      if (isOver()) return success(null);
    }
  }

  protected override letGo(): void {
    this.#wake();
    this.#streams.closeAll();
    // A platform that is started again reads its list again.
    this.#isTold = false;
  }

  #open(cameraId: CameraId, profile: StreamProfile): Outcome<PlatformStream> {
    const entry = this.#entries.get(cameraId);
    if (entry === undefined) return failure('catalog/unknown-camera');
    if (!entry.isOnline) return failure('stream/offline');
    return success(
      this.#streams.open(cameraId, () => ({
        upstream: this.#upstream(addressFor(entry, profile)),
        transport: 'hls',
        profile,
        isDemo: false,
      })),
    );
  }

  async #tell({ entries, lost, format, encoding }: ReadList): Promise<Outcome<null>> {
    const catalog = toCatalog(entries, { platformId: this.platformId, name: this.#name });
    this.#entries = catalog.entries;
    await this.catalog.add(catalog.nodes, catalog.cameras);
    if (lost > 0 && lost !== this.#lost) {
      this.log(`${String(lost)} records of the list (${format}, ${encoding}) are no cameras`);
      this.unreadable.lost(undefined, lost);
    }
    this.#lost = lost;
    return success(null);
  }

  /** A password in an address goes into a header; the list's own goes where the list lies. */
  #upstream(address: string): Upstream {
    const url = new URL(address);
    const { username, password } = url;
    if (username !== '' || password !== '') {
      url.username = '';
      url.password = '';
      return { url: url.href, headers: basic(decoded(username), decoded(password)) };
    }
    const isOwn = url.origin === this.#login.origin;
    return { url: url.href, headers: isOwn ? this.#login.headers : {} };
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.clock.after(delayMs, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

interface Login {
  /** The address without a name and password in it. */
  address: string;
  /** Undefined for a file. */
  origin: string | undefined;
  headers: Record<string, string>;
}

const basic = (user: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const loginOf = (address: string, user: string, password: string): Login => {
  if (!/^https?:/iu.test(address)) return { address, origin: undefined, headers: {} };
  const url = new URL(address);
  url.username = '';
  url.password = '';
  const headers = user === '' ? {} : basic(user, password);
  return { address: url.href, origin: url.origin, headers };
};

const sourceOf = ({ clock, ask }: ListParts, { address, origin, headers }: Login): ListSource =>
  origin === undefined
    ? new FileSource(address)
    : new WebSource({ url: address, headers, ask: ask ?? boundedFetch(() => clock.now()) });
