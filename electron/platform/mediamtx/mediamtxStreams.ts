import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';

import type { ClockPort, PlatformStream, Upstream } from '../../wall/ports';
import { HeldStreams } from '../common/heldStreams';
import { inAddress, type MediamtxAddresses } from './mediamtxAddresses';
import type { MediamtxPath } from './mediamtxTree';

/** Pictures in these reach HLS; a path without any of them is refused by its muxer. */
const hlsPictures = new Set(['H264', 'H265', 'AV1', 'VP9']);

interface MediamtxStreamsParts {
  clock: ClockPort;
  addresses: MediamtxAddresses;
  headers: Record<string, string>;
  /** A person wants the shortest delay: pictures come by WebRTC where they can. */
  prefersWhep: boolean;
  pathOf: (cameraId: CameraId) => MediamtxPath | undefined;
  /** Whether it is in the tree, maybe without being on the platform at the moment. */
  isKnown: (cameraId: CameraId) => boolean;
}

/** Streams of paths. The server knows of no opening: an address is all there is. */
export class MediamtxStreams {
  readonly #parts: MediamtxStreamsParts;
  readonly #held: HeldStreams;

  constructor(parts: MediamtxStreamsParts) {
    this.#parts = parts;
    this.#held = new HeldStreams(parts.clock);
  }

  open(cameraId: CameraId, profile: StreamProfile): Outcome<PlatformStream> {
    const path = this.#parts.pathOf(cameraId);
    if (path === undefined && !this.#parts.isKnown(cameraId)) {
      return failure('catalog/unknown-camera');
    }
    if (path?.isOnline !== true) return failure('stream/offline');
    if (!canBeShown(path)) return failure('stream/codec', path.codecs.join(', '));
    // The path has one size; it counts as the one that was asked for.
    return success(this.#held.open(cameraId, () => ({ ...this.#wayTo(path), profile })));
  }

  renew(streamKey: string): Outcome<PlatformStream> {
    return this.#held.renew(streamKey, (cameraId) => this.#parts.pathOf(cameraId) !== undefined);
  }

  close(streamKey: string): void {
    this.#held.close(streamKey);
  }

  closeAll(): void {
    this.#held.closeAll();
  }

  #wayTo({ name, codecs }: MediamtxPath): Pick<PlatformStream, 'upstream' | 'transport'> {
    const { addresses, headers, prefersWhep } = this.#parts;
    // Always its first list: only that one gives a session to whoever comes anew.
    const upstream: Upstream = { url: `${addresses.hls}/${inAddress(name)}/index.m3u8`, headers };
    if (!prefersWhep || !codecs.includes('H264')) return { transport: 'hls', upstream };
    const whepUrl = `${addresses.webrtc}/${inAddress(name)}/whep`;
    return { transport: 'whep', upstream: { ...upstream, whepUrl } };
  }
}

const canBeShown = ({ codecs }: MediamtxPath): boolean =>
  codecs.length === 0 || codecs.some((codec) => hlsPictures.has(codec));
