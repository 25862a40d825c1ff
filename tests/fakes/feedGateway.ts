import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import { encodeFeedMessage, type FeedAbout } from '#contract/feed';

import type { CodedSample } from '../../electron/media/gateway/demux/codedSample';
import { SegmentDemuxer } from '../../electron/media/gateway/demux/segmentDemuxer';

/** A clip as an endless camera: its samples, and how long they last. */
export interface LoopingCamera {
  samples: CodedSample[];
  lengthUs: number;
}

/** Reads a fragmented MP4 with both init and pictures. */
export const readCamera = (path: string): LoopingCamera => {
  const taken = new SegmentDemuxer().take(readFileSync(path));
  if (!taken.ok) throw new Error(taken.fault.code);
  const samples = taken.value;
  const lengthUs = samples.reduce((sum, { durationUs }) => sum + durationUs, 0);
  return { samples, lengthUs };
};

/** How the fake answers; times in milliseconds. */
export interface FeedGatewayOptions {
  /** The camera that a secret names; undefined is a lease that is not known. */
  cameraOf: (secret: string) => LoopingCamera | undefined;
  /** Length of a segment; pictures become known when theirs is whole. */
  segmentMs?: number;
  about?: Partial<FeedAbout>;
  port?: number;
}

/** A gateway that serves feeds of looping clips, cut into segments as classic HLS would be. */
export interface FeedGateway {
  url: string;
  port: number;
  /** Addresses asked for, newest last. */
  seen: string[];
  /** Breaks off all answers without a word, as a process that dies. */
  die: () => Promise<void>;
}

const pollMs = 40;

class Feed {
  readonly #camera: LoopingCamera;
  readonly #segmentMs: number;
  readonly #response: http.ServerResponse;
  #next: number;
  #config: object | undefined;
  #isFirst = true;

  constructor(
    camera: LoopingCamera,
    segmentMs: number,
    response: http.ServerResponse,
    query: URLSearchParams,
  ) {
    this.#camera = camera;
    this.#segmentMs = segmentMs;
    this.#response = response;
    const after = query.get('after');
    if (after === null) this.#next = this.#keyBefore(Number(query.get('behind') ?? 0));
    else this.#next = this.#indexAfter(Number(after));
  }

  /** Sends a stretch that is known already, and its end. */
  sendStretch(fromMs: number, toMs: number): void {
    this.#next = this.#keyAtOrBefore(Math.floor((fromMs * 1000) / this.#frameUs()));
    const last = Math.min(this.#known() - 1, Math.floor((toMs * 1000) / this.#frameUs()));
    for (; this.#next <= last; this.#next += 1) this.#sendOne(this.#next);
    this.#response.end(encodeFeedMessage({ kind: 'end' }));
  }

  /** Sends what has become known. */
  send(): void {
    const known = this.#known();
    for (; this.#next < known; this.#next += 1) this.#sendOne(this.#next);
  }

  #sendOne(index: number): void {
    const sample = this.#sampleAt(index);
    if (sample.config !== this.#config) {
      this.#config = sample.config;
      this.#response.write(encodeFeedMessage({ kind: 'config', config: sample.config }));
    }
    const timestampUs = this.#timeUs(index);
    this.#response.write(
      encodeFeedMessage({
        kind: 'sample',
        timestampUs,
        durationUs: sample.durationUs,
        pictureAtMs: timestampUs / 1000,
        isKey: sample.isKey,
        isAfterGap: this.#isFirst,
        data: sample.data,
      }),
    );
    this.#isFirst = false;
  }

  #frameUs(): number {
    return this.#camera.lengthUs / this.#camera.samples.length;
  }

  #timeUs(index: number): number {
    return Math.round(index * this.#frameUs());
  }

  #indexAfter(us: number): number {
    return Math.floor(us / this.#frameUs() + 0.5) + 1;
  }

  /** Samples before this index are published. */
  #known(): number {
    const segments = Math.floor(Date.now() / this.#segmentMs);
    return Math.ceil((segments * this.#segmentMs * 1000) / this.#frameUs());
  }

  #sampleAt(index: number): CodedSample {
    const sample = this.#camera.samples[index % this.#camera.samples.length];
    if (sample === undefined) throw new Error('an empty clip');
    return sample;
  }

  #keyBefore(behindMs: number): number {
    return this.#keyAtOrBefore(this.#known() - 1 - Math.floor((behindMs * 1000) / this.#frameUs()));
  }

  #keyAtOrBefore(wanted: number): number {
    let index = wanted;
    while (!this.#sampleAt(index).isKey) index -= 1;
    return index;
  }
}

/** Starts one on loopback. */
export const startFeedGateway = async (options: FeedGatewayOptions): Promise<FeedGateway> => {
  const { cameraOf, segmentMs = 2_000 } = options;
  const about: FeedAbout = {
    isLowLatency: false,
    targetDurationMs: segmentMs,
    holdBackMs: 1.5 * segmentMs,
    clock: 'source',
    covers: null,
    ...options.about,
  };
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    seen.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'x-brightwall-fault');
    const secret = /^\/l\/([^/]+)\/(?:feed|moment)$/.exec(url.pathname)?.[1];
    const camera = secret === undefined ? undefined : cameraOf(secret);
    if (camera === undefined) {
      response.writeHead(410, { 'x-brightwall-fault': 'stream/lease-ended' });
      response.end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.write(encodeFeedMessage({ kind: 'about', about }));
    const feed = new Feed(camera, segmentMs, response, url.searchParams);
    const [from, to] = ['from', 'to'].map((name) => url.searchParams.get(name));
    if (from != null && to != null) {
      feed.sendStretch(Number(from), Number(to));
      return;
    }
    feed.send();
    const timer = setInterval(() => feed.send(), pollMs);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    seen,
    die: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
