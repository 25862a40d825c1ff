import { failure, success, type Outcome } from '#contract/outcome';
import type { RecordedSpan } from '#contract/recording';

import type { WvpApi } from './wvpApi';
import type { KnownChannel } from './wvpKnown';
import type { WvpDialect } from './wvpDialect';
import { toLocalText } from './wvpTime';
import { wvpPlaybackSchema } from './wvpWireMedia';

export interface WvpPlaybackCallsParts {
  api: WvpApi;
  /** Of the platform's clock, in which it wants times said. */
  zone: string;
  isSecure: boolean;
  dialect: () => WvpDialect | undefined;
}

/** What is said about a session that is there. */
interface Named {
  channel: KnownChannel;
  stream: string;
}

/** A session as the platform tells it. */
interface Played {
  stream: string;
  fmp4: string;
  aliveSeconds: number;
}

/** The call blocks while the device is invited. */
const startLimitMs = 30_000;
/** A program that ends waits for nobody. */
const stopLimitMs = 3_000;

/** The words for playing what lies on devices, by channel number and by device. */
export class WvpPlaybackCalls {
  readonly #parts: WvpPlaybackCallsParts;

  constructor(parts: WvpPlaybackCallsParts) {
    this.#parts = parts;
  }

  async start(channel: KnownChannel, { fromMs, toMs }: RecordedSpan): Promise<Outcome<Played>> {
    const { api, zone, isSecure } = this.#parts;
    const range = { startTime: toLocalText(fromMs, zone), endTime: toLocalText(toMs, zone) };
    const isCommon = this.#isCommon();
    if (!isCommon && (channel.device === null || channel.gbId === null)) {
      return failure('recording/not-offered');
    }
    const path = isCommon
      ? '/api/common/channel/playback'
      : `/api/playback/start/${idsOf(channel)}`;
    const query = isCommon ? { channelId: channel.key, ...range } : range;
    const told = await api.ask(path, query, wvpPlaybackSchema, { limitMs: startLimitMs });
    if (!told.ok) return told;
    const { stream, fmp4, https_fmp4, mediaInfo } = told.value;
    const url = isSecure ? (https_fmp4 ?? fmp4) : (fmp4 ?? https_fmp4);
    if (stream === null) return failure('platform/bad-answer', 'a session without a name');
    if (url === null) {
      void this.stop({ channel, stream });
      return failure('stream/not-found', 'the media node offers no fragmented MP4');
    }
    return success({ stream, fmp4: url, aliveSeconds: mediaInfo?.aliveSecond ?? 0 });
  }

  /** That the platform says yes does not mean that the device does. */
  quicken({ channel, stream, speed }: Named & { speed: number }): Promise<Outcome<unknown>> {
    const { api } = this.#parts;
    return this.#isCommon()
      ? api.send('/api/common/channel/playback/speed', { channelId: channel.key, stream, speed })
      : api.send(`/api/playback/speed/${encodeURIComponent(stream)}/${String(speed)}`, {});
  }

  /** Whether it is still there: a platform or a media node that was started anew forgets it. */
  async isAlive({ stream }: Named): Promise<boolean> {
    const path = '/api/media/stream_info_by_app_and_stream';
    const told = await this.#parts.api.ask(path, { app: 'rtp', stream }, wvpPlaybackSchema);
    return told.ok && told.value.stream === stream;
  }

  stop({ channel, stream }: Named): Promise<Outcome<unknown>> {
    const { api } = this.#parts;
    const limit = { limitMs: stopLimitMs };
    return this.#isCommon()
      ? api.send('/api/common/channel/playback/stop', { channelId: channel.key, stream }, limit)
      : api.send(`/api/playback/stop/${idsOf(channel)}/${encodeURIComponent(stream)}`, {}, limit);
  }

  #isCommon(): boolean {
    return this.#parts.dialect()?.isWhole === true;
  }
}

const idsOf = ({ device, gbId }: KnownChannel): string => `${device ?? ''}/${gbId ?? ''}`;
