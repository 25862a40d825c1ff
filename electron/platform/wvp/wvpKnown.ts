import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';

import type { Held } from '../common/catalogDifference';
import type { WvpChannel } from './wvpChannelRow';
import type { WvpPlace } from './wvpPlaces';
import { bareIdOf, secondIdOf } from './wvpTranslate';

/** What calls about a channel need. */
export interface KnownChannel extends Pick<
  WvpChannel,
  'key' | 'gbId' | 'dataType' | 'ptzType' | 'isOnline'
> {
  /** GB id of the device, where it could be found. */
  device: string | null;
}

/** Where a channel was found. */
export interface WvpAbout {
  device: string | null;
  place: WvpPlace;
}

/**
 * One channel, in the record that holds its camera: what the camera says is not kept twice, and of
 * the row only what calls need.
 */
export class Known implements Held {
  camera: Camera | undefined;
  listing: number;
  readonly cameraId: CameraId;
  key: number;
  gbId: string | null;
  dataType: number;
  ptzType: number | null;
  device: string | null;
  place: WvpPlace;
  /** The listing of channels that told it last. */
  toldIn: number;

  constructor(cameraId: CameraId, channel: WvpChannel, { device, place }: WvpAbout) {
    this.camera = undefined;
    this.listing = 0;
    this.cameraId = cameraId;
    this.key = channel.key;
    this.gbId = channel.gbId;
    this.dataType = channel.dataType;
    this.ptzType = channel.ptzType;
    this.device = device;
    this.place = place;
    this.toldIn = 0;
  }

  tell({ key, gbId, dataType, ptzType }: WvpChannel, { device, place }: WvpAbout): void {
    this.key = key;
    this.gbId = gbId;
    this.dataType = dataType;
    this.ptzType = ptzType;
    this.device = device;
    this.place = place;
  }
}

/** Which channel is which camera, by the listings of one platform. */
export class KnownChannels {
  readonly #platformId: PlatformId;
  /** Of the catalog; what its cameras are forgotten with. */
  readonly #held: Map<CameraId, Held>;
  readonly #byKey = new Map<number, Known>();
  #listing = 0;
  /** What no listing told since this one is forgotten, though its camera may be held for a while. */
  #since = 0;

  constructor(platformId: PlatformId, held: Map<CameraId, Held>) {
    this.#platformId = platformId;
    this.#held = held;
  }

  channel(cameraId: CameraId): KnownChannel | undefined {
    const known = this.#find(cameraId);
    if (known?.camera === undefined) return undefined;
    const { key, gbId, dataType, ptzType, device } = known;
    return { key, gbId, dataType, ptzType, device, isOnline: known.camera.isOnline };
  }

  /** The camera of a channel's number. */
  byKey(key: number): CameraId | undefined {
    return this.#byKey.get(key)?.cameraId;
  }

  /** The camera of a channel's 20 digits. */
  byGbId(gbId: string): CameraId | undefined {
    const known = this.#find(this.#idOf(gbId));
    return known?.gbId === gbId ? known.cameraId : undefined;
  }

  begin(): void {
    this.#listing += 1;
  }

  learn(channel: WvpChannel, about: WvpAbout): Known {
    const kept = this.#kept(channel);
    const known = kept ?? this.#file(channel, about);
    known.tell(channel, about);
    known.toldIn = this.#listing;
    if (kept === undefined) this.#byKey.set(channel.key, known);
    return known;
  }

  /** The listing was whole: what it did not tell is forgotten. */
  end(): void {
    this.#since = this.#listing;
    for (const [key, { toldIn }] of this.#byKey) {
      if (toldIn !== this.#listing) this.#byKey.delete(key);
    }
  }

  /** What this listing did not tell, and may be there all the same. */
  missing(): Known[] {
    const missing: Known[] = [];
    for (const known of this.#held.values()) {
      if (!this.#isKnown(known) || known.toldIn === this.#listing) continue;
      if (known.camera !== undefined) missing.push(known);
      // There was no room for it: nobody holds it any longer.
      else if (this.#byKey.get(known.key) === known) this.#byKey.delete(known.key);
    }
    return missing;
  }

  /** A channel keeps its id for as long as the program runs, whatever comes to stand before it. */
  #kept({ key, gbId }: WvpChannel): Known | undefined {
    const before = this.#byKey.get(key);
    return gbId === null || gbId === before?.gbId ? before : undefined;
  }

  #file(channel: WvpChannel, about: WvpAbout): Known {
    const cameraId = channel.cameraId ?? this.#idOf(bareIdOf(channel));
    const holder = this.#held.get(cameraId);
    return this.#isKnown(holder) && holder.key !== channel.key
      ? this.#fileAs(this.#idOf(secondIdOf(channel)), channel, about)
      : this.#fileAs(cameraId, channel, about, holder);
  }

  #fileAs(
    cameraId: CameraId,
    channel: WvpChannel,
    about: WvpAbout,
    holder = this.#held.get(cameraId),
  ): Known {
    if (holder instanceof Known) return holder;
    const known = new Known(cameraId, channel, about);
    this.#held.set(cameraId, known);
    return known;
  }

  #find(cameraId: CameraId): Known | undefined {
    const held = this.#held.get(cameraId);
    return this.#isKnown(held) ? held : undefined;
  }

  #isKnown(held: Held | undefined): held is Known {
    return held instanceof Known && held.toldIn >= this.#since;
  }

  #idOf(bareId: string): CameraId {
    return `${this.#platformId}:${bareId}` as CameraId;
  }
}
