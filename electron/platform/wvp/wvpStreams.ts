import { randomUUID } from 'node:crypto';

import type { CameraId } from '#contract/ids';
import type { VideoCodec } from '#contract/machine';
import { failure, success, type Outcome } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';

import type { ClockPort, PlatformStream, StreamOffer } from '../../wall/ports';
import type { WvpApi } from './wvpApi';
import type { KnownChannel } from './wvpKnown';
import type { WvpDialect } from './wvpDialect';
import { isWorthRepeating } from './wvpFaults';
import { rewriteHost, withParameter, type HostRule } from './wvpHost';
import { WvpQueue } from './wvpQueue';
import { readWvpChannel } from './wvpChannelRow';
import { wvpPlayedSchema, type WvpPlayed } from './wvpWireMedia';

export interface WvpStreamsParts {
  api: WvpApi;
  clock: ClockPort;
  host: HostRule;
  dialect: () => WvpDialect | undefined;
  channel: (cameraId: CameraId) => KnownChannel | undefined;
  /** Waits; false when the platform was stopped meanwhile. */
  pause: (ms: number) => Promise<boolean>;
}

interface Session {
  cameraId: CameraId;
  profile: StreamProfile;
}

/** The call blocks while the device is invited. */
const playLimitMs = 30_000;
/** Looked at again so often: an address may have changed when nobody read it for a while. */
const lookAgainMs = 5 * 60_000;
const pausesMs = [1_000, 3_000];
/** What a device sent is believed for so long; it may be set to another codec. */
const codecMs = 10 * 60_000;
const codecs: Readonly<Record<string, VideoCodec>> = { H264: 'h264', H265: 'h265', AV1: 'av1' };
const profiles = ['main', 'sub', 'small'] as const;

/**
 * Live pictures. The platform has one stream of a channel for everybody and no count of viewers:
 * stopping would end it for all of them, so this station never does. Who reads nothing any more
 * has closed; the media node ends what nobody reads after twenty seconds, and then the address is
 * dead. So every renewal plays again, which costs nothing while the stream is there.
 */
export class WvpStreams {
  readonly #parts: WvpStreamsParts;
  readonly #queue = new WvpQueue({ atOnce: 4, ofOneDevice: 2 });
  readonly #sessions = new Map<string, Session>();
  readonly #codecs = new Map<CameraId, { codec: VideoCodec; untilMs: number }>();
  readonly #starting = new Map<CameraId, Promise<Outcome<WvpPlayed>>>();
  /** The media node counts viewers by their query: this station is one of its own. */
  readonly #viewer = randomUUID().slice(0, 8);
  #count = 0;

  constructor(parts: WvpStreamsParts) {
    this.#parts = parts;
  }

  async open(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    const played = await this.#play(cameraId);
    if (!played.ok) return played;
    this.#count += 1;
    const streamKey = `${cameraId}#${String(this.#count)}`;
    this.#sessions.set(streamKey, { cameraId, profile });
    return this.#streamOf(streamKey, profile, played.value);
  }

  async renew(streamKey: string): Promise<Outcome<PlatformStream>> {
    const session = this.#sessions.get(streamKey);
    if (session === undefined) return failure('stream/lease-ended');
    const played = await this.#play(session.cameraId);
    if (!this.#sessions.has(streamKey)) return failure('stream/lease-ended');
    if (played.ok) return this.#streamOf(streamKey, session.profile, played.value);
    if (played.fault.code === 'catalog/unknown-camera') this.#sessions.delete(streamKey);
    return played;
  }

  /** The platform tells the codec before any picture comes: the same one whatever size is wanted. */
  offers(cameraId: CameraId): StreamOffer[] {
    const known = this.#codecs.get(cameraId);
    if (known === undefined || known.untilMs < this.#parts.clock.now()) return [];
    return profiles.map((profile) => ({ transport: 'hls', profile, codec: known.codec }));
  }

  /** Only forgotten here; see above. */
  close(streamKey: string): void {
    this.#sessions.delete(streamKey);
  }

  closeAll(): void {
    this.#sessions.clear();
  }

  /** One start of a camera at a time, whoever asks. */
  #play(cameraId: CameraId): Promise<Outcome<WvpPlayed>> {
    const { channel, dialect } = this.#parts;
    const known = channel(cameraId);
    const now = dialect();
    if (known === undefined) return Promise.resolve(failure('catalog/unknown-camera'));
    if (!known.isOnline) return Promise.resolve(failure('stream/offline'));
    if (now === undefined) return Promise.resolve(failure('platform/unreachable'));
    const running = this.#starting.get(cameraId);
    if (running !== undefined) return running;
    const started = this.#start(known, now).then((played) => {
      this.#starting.delete(cameraId);
      if (played.ok) this.#learn(cameraId, played.value);
      return played;
    });
    this.#starting.set(cameraId, started);
    return started;
  }

  #learn(cameraId: CameraId, { mediaInfo }: WvpPlayed): void {
    const codec = codecs[mediaInfo?.videoCodec.toUpperCase() ?? ''];
    if (codec === undefined) return;
    this.#codecs.set(cameraId, { codec, untilMs: this.#parts.clock.now() + codecMs });
  }

  async #start(channel: KnownChannel, dialect: WvpDialect): Promise<Outcome<WvpPlayed>> {
    const device = channel.device ?? `c${String(channel.key)}`;
    for (let attempt = 0; ; attempt += 1) {
      const played = await this.#queue.run(device, () => this.#ask(channel, dialect));
      if (played.ok || !isWorthRepeating(played.fault)) return played;
      if (await this.#isOff(channel, dialect)) return failure('stream/offline');
      const pauseMs = pausesMs[attempt];
      if (pauseMs === undefined || !(await this.#parts.pause(pauseMs))) {
        return failure('stream/no-answer', played.fault.detail);
      }
    }
  }

  #ask(channel: KnownChannel, { channels }: WvpDialect): Promise<Outcome<WvpPlayed>> {
    const { api } = this.#parts;
    const extra = { limitMs: playLimitMs };
    if (channels === 'common') {
      const query = { channelId: channel.key };
      return api.ask('/api/common/channel/play', query, wvpPlayedSchema, extra);
    }
    const { device, gbId } = channel;
    if (device === null || gbId === null) return Promise.resolve(failure('stream/not-found'));
    return api.ask(`/api/play/start/${device}/${gbId}`, {}, wvpPlayedSchema, extra);
  }

  /** Whether the device went offline since it was listed: then waiting for it is no use. */
  async #isOff({ key }: KnownChannel, { channels }: WvpDialect): Promise<boolean> {
    if (channels !== 'common') return false;
    const row = await this.#parts.api.send('/api/common/channel/one', { id: key });
    return row.ok && readWvpChannel(row.value)?.isOnline === false;
  }

  #streamOf(
    streamKey: string,
    profile: StreamProfile,
    { hls, https_hls }: WvpPlayed,
  ): Outcome<PlatformStream> {
    const { clock, host } = this.#parts;
    const isSecure = host.root.startsWith('https:');
    const told = isSecure ? (https_hls ?? hls) : (hls ?? https_hls);
    if (told === null) {
      this.#sessions.delete(streamKey);
      return failure('stream/not-found', 'the media node offers no HLS');
    }
    return success({
      streamKey,
      upstream: { url: withParameter(rewriteHost(told, host), 'wall', this.#viewer), headers: {} },
      transport: 'hls',
      profile,
      expiresAtMs: clock.now() + lookAgainMs,
    });
  }
}
