import type { PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { PlatformRegistry, type MakePlatform } from '../platform/platformRegistry';
import type { PlatformPort, PlatformRackPort } from '../wall/ports';
import { Signal } from '../wall/signal';

/** Where passwords of platforms are kept. */
export interface Passwords {
  get(name: string): Promise<string | undefined>;
  put(name: string, secret: string): Promise<Outcome<null>>;
  forget(name: string): Promise<void>;
}

/** The registry of platforms joined with the keychain, as the rules of the wall see it. */
export class PlatformRack implements PlatformRackPort {
  readonly #registry: PlatformRegistry;
  readonly #passwords: Passwords;
  readonly #added = new Signal<PlatformPort>();
  readonly #removed = new Signal<PlatformId>();
  readonly onPlatformAdded = this.#added.on;
  readonly onPlatformRemoved = this.#removed.on;

  constructor(makePlatform: MakePlatform, passwords: Passwords) {
    this.#passwords = passwords;
    this.#registry = new PlatformRegistry({
      makePlatform: (settings, password) => {
        const port = makePlatform(settings, password);
        this.#added.emit(port);
        return port;
      },
    });
  }

  platforms(): PlatformPort[] {
    return this.#registry.all();
  }

  async connect(platform: PlatformSettings, password: string): Promise<Outcome<null>> {
    const kept = await this.#passwords.put(platform.platformId, password);
    this.attach(platform, password);
    return kept;
  }

  /** Connects without keeping the password: the city's is new in every run. */
  attach(platform: PlatformSettings, password: string): void {
    const { platformId } = platform;
    if (this.#registry.of(platformId) !== undefined) this.#removed.emit(platformId);
    this.#registry.connect(platform, password);
  }

  /** Connects the platforms of the settings; one without a password shows as refused. */
  async attachKept(platforms: readonly PlatformSettings[]): Promise<void> {
    for (const platform of platforms) {
      if (platform.isOn === false) continue;
      this.attach(platform, (await this.#passwords.get(platform.platformId)) ?? '');
    }
  }

  async remove(platformId: PlatformId): Promise<Outcome<null>> {
    if (this.#registry.of(platformId) === undefined) return failure('platform/unknown');
    await this.#registry.remove(platformId);
    this.#removed.emit(platformId);
    await this.#passwords.forget(platformId);
    return success(null);
  }

  /** Takes a platform out that was attached without being kept. */
  async detach(platformId: PlatformId): Promise<void> {
    if (this.#registry.of(platformId) === undefined) return;
    await this.#registry.remove(platformId);
    this.#removed.emit(platformId);
  }

  stop(): Promise<void> {
    return this.#registry.stop();
  }
}
