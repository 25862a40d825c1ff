import { cameraIdSchema, platformIdSchema, type CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { mostTypedAddresses, storedAddressesSchema } from '#contract/typedAddress';
import {
  hasSecret,
  typedAddress,
  type TypedAddress,
  type TypedSource,
} from '../platform/list/typedSource';
import type { AddressPort, ClockPort, PlatformPort, StorePort } from '../wall/ports';
import type { Passwords, PlatformRack } from './platformRack';

/** The list of typed addresses among the platforms. */
export const typedPlatformId = platformIdSchema.parse('typed');

const storeName = 'addresses';
/** Reading a list of two hundred takes a few milliseconds; more means that something is wrong. */
const arrivalLimitMs = 3_000;

const settings: PlatformSettings = {
  platformId: typedPlatformId,
  kind: 'list',
  // eslint-disable-next-line house/words-in-text-room -- the name of a platform is data, as with any other
  name: '临时地址 Typed addresses',
  address: 'file:///typed.json',
  user: '',
};

interface Parts {
  rack: Pick<PlatformRack, 'attach' | 'platforms'>;
  source: TypedSource;
  store: StorePort;
  vault: Passwords;
  clock: ClockPort;
}

const cameraIdOf = (id: string): CameraId => cameraIdSchema.parse(`${typedPlatformId}:${id}`);

/** Addresses of single streams that people typed at the desk: each is a camera, kept over a restart. */
export class TypedAddresses implements AddressPort {
  readonly #parts: Parts;
  #addresses: readonly TypedAddress[] = [];
  #isAttached = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins with what was typed before; the keychain must be open. */
  async load(): Promise<void> {
    const read = await this.#parts.store.read(storeName);
    const kept = read.ok ? storedAddressesSchema.safeParse(read.value).data : undefined;
    const found: TypedAddress[] = [];
    for (const { id, url } of kept?.addresses ?? []) {
      const known = url ?? (await this.#parts.vault.get(secretName(id)));
      // Without a keychain an address with a password ends with the program.
      if (known !== undefined) found.push({ id, url: known });
    }
    // What was typed while the keychain was being opened stays.
    const newer = this.#addresses;
    const older = found.filter(({ id }) => !newer.some((one) => one.id === id));
    if (older.length > 0) this.#put([...older, ...newer]);
  }

  async add(text: string): Promise<Outcome<{ cameraId: CameraId }>> {
    const typed = typedAddress(text);
    if (typed === undefined) return failure('platform/bad-address');
    const cameraId = cameraIdOf(typed.id);
    const before = this.#addresses.find(({ id }) => id === typed.id);
    if (before?.url === typed.url) return success({ cameraId });
    const others = this.#addresses.filter(({ id }) => id !== typed.id);
    const kept = [...others, typed].slice(-mostTypedAddresses);
    const dropped = others.filter((one) => !kept.includes(one));
    const arrived = this.#attached(cameraId, kept);
    await this.#keep(typed, dropped);
    return (await arrived) ? success({ cameraId }) : failure('catalog/unknown-camera');
  }

  /** True when the station knows the camera, so that it can be put on a tile. */
  #attached(cameraId: CameraId, addresses: readonly TypedAddress[]): Promise<boolean> {
    const isNew = !this.#addresses.some(({ id }) => cameraIdOf(id) === cameraId);
    this.#put(addresses);
    const port = this.#parts.rack
      .platforms()
      .find(({ platformId }) => platformId === typedPlatformId);
    if (port === undefined) return Promise.resolve(false);
    return isNew ? this.#arrival(port, cameraId) : Promise.resolve(true);
  }

  #put(addresses: readonly TypedAddress[]): void {
    this.#addresses = addresses;
    this.#parts.source.set(addresses);
    if (this.#isAttached) return;
    this.#isAttached = true;
    this.#parts.rack.attach(settings, '');
  }

  #arrival(port: PlatformPort, cameraId: CameraId): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isThere: boolean): void => {
        cancel();
        stopListening();
        resolve(isThere);
      };
      const cancel = this.#parts.clock.after(arrivalLimitMs, () => {
        end(false);
      });
      const stopListening = port.onCatalogNews((news) => {
        if (news.kind !== 'upsert') return;
        if (news.cameras.some((camera) => camera.cameraId === cameraId)) end(true);
      });
    });
  }

  async #keep(typed: TypedAddress, dropped: readonly TypedAddress[]): Promise<void> {
    const { store, vault } = this.#parts;
    if (hasSecret(typed.url)) await vault.put(secretName(typed.id), typed.url);
    for (const { id } of dropped) await vault.forget(secretName(id));
    const addresses = this.#addresses.map(({ id, url }) => ({
      id,
      url: hasSecret(url) ? null : url,
    }));
    await store.write(storeName, { version: 1, addresses });
  }
}

const secretName = (id: string): string => `address:${id}`;
