import type { CameraId } from '#contract/ids';
import type { MachineCodecs } from '#contract/machine';
import { failure, success, type Outcome } from '#contract/outcome';
import type { StreamProfile, StreamRequest, StreamTransport } from '#contract/stream';
import type { ClockPort, PlatformPort, StorePort, StreamOffer } from './ports';
import { profiles } from './streamLadder';
import { TransportBook, type Failed } from './transportBook';

interface StreamWaysDeps {
  clock: ClockPort;
  store: StorePort;
  platformOf(cameraId: CameraId): PlatformPort | undefined;
}

/** By which way each camera's picture comes: what its platform offers, this machine decodes, and worked. */
export class StreamWays {
  readonly #deps: StreamWaysDeps;
  readonly #book: TransportBook;

  constructor(deps: StreamWaysDeps) {
    this.#deps = deps;
    this.#book = new TransportBook(deps);
  }

  load(): Promise<void> {
    return this.#book.load();
  }

  stop(): void {
    this.#book.stop();
  }

  codecs(): MachineCodecs | null {
    return this.#book.codecs();
  }

  measured(codecs: MachineCodecs): void {
    this.#book.measured(codecs);
  }

  /** Whether there is any way at all. Faults stream/h265, stream/codec. */
  check(cameraId: CameraId): Outcome<null> {
    const offers = this.#offers(cameraId);
    // What a device sent yesterday is tried again; what its platform says today is believed.
    const declared = offers.filter(({ codec }) => codec !== null);
    const codecs = this.#book.codecs();
    if (codecs === null || declared.length === 0 || declared.length < offers.length) {
      return success(null);
    }
    if (declared.some(({ codec }) => codec !== null && codecs[codec] !== 'none')) {
      return success(null);
    }
    return failure(
      declared.every(({ codec }) => codec === 'h265') ? 'stream/h265' : 'stream/codec',
    );
  }

  /** Profiles that cannot be decoded here; none while that would leave nothing. */
  closed(cameraId: CameraId): readonly StreamProfile[] {
    const offers = this.#offers(cameraId);
    if (offers.length === 0) return [];
    const offered = profiles.filter((one) => offers.some(({ profile }) => profile === one));
    const closed = this.#book.closed(cameraId, offers);
    return closed.length < offered.length ? closed : [];
  }

  /** By which transport a profile is asked for; undefined where its platform chooses. */
  transport(cameraId: CameraId, profile: StreamProfile): StreamTransport | undefined {
    return this.#book.ladder(cameraId, profile, this.#offers(cameraId)).steps[0]?.transport;
  }

  /** Ways that failed and are not first any more, newest first. */
  detours(most: number): Failed[] {
    return this.#book.failures(most);
  }

  /** A tile gave a way up. */
  gaveUp(cameraId: CameraId, after: StreamRequest['after']): void {
    if (after !== undefined) this.#book.failed(cameraId, after, after.code);
  }

  /** Pictures came this way. */
  worked(cameraId: CameraId, way: { transport: StreamTransport; profile: StreamProfile }): void {
    this.#book.worked(cameraId, way);
  }

  #offers(cameraId: CameraId): readonly StreamOffer[] {
    return this.#deps.platformOf(cameraId)?.offers?.(cameraId) ?? [];
  }
}
