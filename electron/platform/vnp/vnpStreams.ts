import type { CameraId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';

import type { PlatformStream } from '../../wall/ports';
import type { VnpApi } from './vnpApi';
import type { VnpSession } from './vnpSession';
import { bareId } from './vnpTranslate';
import { wireStreamSchema, type WireStream } from './vnpWire';

const closeLimitMs = 2_000;

/** Streams opened at one platform. */
export class VnpStreams {
  readonly #api: VnpApi;
  readonly #session: VnpSession;
  readonly #open = new Set<string>();

  constructor(parts: { api: VnpApi; session: VnpSession }) {
    this.#api = parts.api;
    this.#session = parts.session;
  }

  async open(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    const body = { cameraId: bareId(cameraId), profile };
    const stream = await this.#api.ask(
      { method: 'POST', path: '/streams', body },
      wireStreamSchema,
    );
    if (!stream.ok) return stream;
    this.#open.add(stream.value.streamId);
    return success(this.#translate(stream.value));
  }

  async renew(streamKey: string): Promise<Outcome<PlatformStream>> {
    const path = `/streams/${encodeURIComponent(streamKey)}/renew`;
    const stream = await this.#api.ask({ method: 'POST', path }, wireStreamSchema);
    if (stream.ok) return success(this.#translate(stream.value));
    if (stream.fault.code === 'stream/lease-ended') this.#open.delete(streamKey);
    return stream;
  }

  async close(streamKey: string): Promise<void> {
    if (!this.#open.delete(streamKey)) return;
    const path = `/streams/${encodeURIComponent(streamKey)}`;
    // A stream that cannot be given back ends by itself when nobody renews it.
    await this.#api.send({ method: 'DELETE', path, limitMs: closeLimitMs });
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open].map((streamKey) => this.close(streamKey)));
  }

  #translate(stream: WireStream): PlatformStream {
    return {
      streamKey: stream.streamId,
      // The token of a stream is in its address; it needs no header.
      upstream: { url: stream.url, headers: {} },
      transport: stream.transport,
      profile: stream.profile,
      expiresAtMs: this.#session.toLocalMs(stream.expiresAtMs),
      ...(stream.demo === undefined ? {} : { isDemo: stream.demo }),
    };
  }
}
