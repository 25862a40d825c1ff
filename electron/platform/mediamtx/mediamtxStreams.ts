import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { VideoCodec } from '#contract/machine';
import type { StreamProfile, StreamTransport } from '#contract/stream';

import type { ClockPort, PlatformStream, StreamOffer, Upstream } from '../../wall/ports';
import { HeldStreams } from '../common/heldStreams';
import { inAddress, type MediamtxAddresses } from './mediamtxAddresses';
import type { MediamtxPath } from './mediamtxTree';

/** Pictures in these reach HLS; a path without any of them is refused by its muxer. */
const hlsPictures: ReadonlyMap<string, VideoCodec | null> = new Map([
  ['H264', 'h264'],
  ['H265', 'h265'],
  ['AV1', 'av1'],
  ['VP9', null],
]);
/** A path has one size, which counts as each of them. */
const profiles: readonly StreamProfile[] = ['main', 'sub', 'small'];

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

  /** By WebRTC first where a person wants that and H.264 comes; by HLS always. */
  offers(cameraId: CameraId): StreamOffer[] {
    const path = this.#parts.pathOf(cameraId);
    if (path === undefined) return [];
    const picture = path.codecs.find((codec) => hlsPictures.has(codec)) ?? '';
    const codec = hlsPictures.get(picture) ?? null;
    const ways: StreamTransport[] = this.#comesByWhep(path) ? ['whep', 'hls'] : ['hls'];
    return profiles.flatMap((profile) =>
      ways.map((transport): StreamOffer => ({ transport, profile, codec })),
    );
  }

  open(
    cameraId: CameraId,
    profile: StreamProfile,
    transport?: StreamTransport,
  ): Outcome<PlatformStream> {
    const path = this.#parts.pathOf(cameraId);
    if (path === undefined && !this.#parts.isKnown(cameraId)) {
      return failure('catalog/unknown-camera');
    }
    if (path?.isOnline !== true) return failure('stream/offline');
    if (!canBeShown(path)) return failure('stream/codec', path.codecs.join(', '));
    const isWhep = transport !== 'hls' && this.#comesByWhep(path);
    return success(this.#held.open(cameraId, () => ({ ...this.#wayTo(path, isWhep), profile })));
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

  #comesByWhep({ codecs }: MediamtxPath): boolean {
    return this.#parts.prefersWhep && codecs.includes('H264');
  }

  #wayTo({ name }: MediamtxPath, isWhep: boolean): Pick<PlatformStream, 'upstream' | 'transport'> {
    const { addresses, headers } = this.#parts;
    // Always its first list: only that one gives a session to whoever comes anew.
    const upstream: Upstream = { url: `${addresses.hls}/${inAddress(name)}/index.m3u8`, headers };
    if (!isWhep) return { transport: 'hls', upstream };
    const whepUrl = `${addresses.webrtc}/${inAddress(name)}/whep`;
    return { transport: 'whep', upstream: { ...upstream, whepUrl } };
  }
}

const canBeShown = ({ codecs }: MediamtxPath): boolean =>
  codecs.length === 0 || codecs.some((codec) => hlsPictures.has(codec));
