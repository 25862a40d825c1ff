import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';

import type { ClockPort, PlatformStream } from '../../wall/ports';

/** Streams without an end of their own are looked at again so often. */
const lookAgainMs = 10 * 60_000;

interface Held {
  cameraId: CameraId;
  stream: PlatformStream;
}

/**
 * The streams of a platform that knows nothing of opening and closing: an address is all there is.
 * Kept here, so that a closed one is not renewed, and every tile has an address of its own.
 */
export class HeldStreams {
  readonly #clock: ClockPort;
  readonly #held = new Map<string, Held>();
  #count = 0;

  constructor(clock: ClockPort) {
    this.#clock = clock;
  }

  /** @param make the address and the way, with a name that no other open stream has */
  open(
    cameraId: CameraId,
    make: (name: string) => Omit<PlatformStream, 'streamKey' | 'expiresAtMs'>,
  ): PlatformStream {
    this.#count += 1;
    const streamKey = `${cameraId}#${String(this.#count)}`;
    const stream = { ...make(String(this.#count)), streamKey, expiresAtMs: this.#endMs() };
    this.#held.set(streamKey, { cameraId, stream });
    return stream;
  }

  /** @param isThere whether the camera is still one of the platform's */
  renew(streamKey: string, isThere: (cameraId: CameraId) => boolean): Outcome<PlatformStream> {
    const held = this.#held.get(streamKey);
    if (held === undefined || !isThere(held.cameraId)) {
      this.#held.delete(streamKey);
      return failure('stream/lease-ended');
    }
    held.stream = { ...held.stream, expiresAtMs: this.#endMs() };
    return success(held.stream);
  }

  close(streamKey: string): void {
    this.#held.delete(streamKey);
  }

  closeAll(): void {
    this.#held.clear();
  }

  #endMs(): number {
    return this.#clock.now() + lookAgainMs;
  }
}
