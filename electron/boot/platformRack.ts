import type { PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
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

/** Whoever has no user may well have no password, but for a server whose secret is all there is. */
const needsPassword = ({ kind, user }: PlatformSettings): boolean => user !== '' || kind === 'zlm';

/** Passwords of brokers lie beside those of their platforms. */
const brokerName = (platformId: PlatformId): string => `broker:${platformId}`;

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
      makePlatform: (...about) => {
        const port = makePlatform(...about);
        this.#added.emit(port);
        return port;
      },
    });
  }

  platforms(): PlatformPort[] {
    return this.#registry.all();
  }

  async connect(
    platform: PlatformSettings,
    password: string | null,
    brokerPassword: string | null = null,
  ): Promise<Outcome<null>> {
    const { platformId } = platform;
    const kept =
      password === null ? success(null) : await this.#passwords.put(platformId, password);
    await this.#keepOfBroker(platform, brokerPassword);
    if (platform.isOn === false) await this.detach(platformId);
    else await this.attachKept([platform]);
    return kept;
  }

  /** Connects without keeping the password: the city's is new in every run. */
  attach(...about: Parameters<MakePlatform>): void {
    const [{ platformId }] = about;
    if (this.#registry.of(platformId) !== undefined) this.#removed.emit(platformId);
    this.#registry.connect(...about);
  }

  /** Puts in what was built elsewhere, such as a source of alarms, and starts it. */
  stand(port: PlatformPort): void {
    if (this.#registry.of(port.platformId) !== undefined) this.#removed.emit(port.platformId);
    this.#added.emit(port);
    this.#registry.stand(port);
  }

  /** Connects the platforms of the settings; one without its password says so and knocks nowhere. */
  async attachKept(platforms: readonly PlatformSettings[]): Promise<void> {
    for (const platform of platforms) {
      if (platform.isOn === false) continue;
      const password = await this.#passwords.get(platform.platformId);
      const known = password ?? (needsPassword(platform) ? null : '');
      this.attach(platform, known, await this.#passwords.get(brokerName(platform.platformId)));
    }
  }

  async remove(platformId: PlatformId): Promise<void> {
    await this.detach(platformId);
    await this.#passwords.forget(platformId);
    await this.#passwords.forget(brokerName(platformId));
  }

  /** Takes a platform out and keeps what is known of it. */
  async detach(platformId: PlatformId): Promise<void> {
    if (this.#registry.of(platformId) === undefined) return;
    await this.#registry.remove(platformId);
    this.#removed.emit(platformId);
  }

  stop(): Promise<void> {
    return this.#registry.stop();
  }

  async #keepOfBroker(platform: PlatformSettings, password: string | null): Promise<void> {
    const name = brokerName(platform.platformId);
    if (platform.options?.['broker'] === undefined) await this.#passwords.forget(name);
    else if (password !== null) await this.#passwords.put(name, password);
  }
}
