// @vitest-environment node
import type { FeedMessage } from '#contract/feed';
import { encodeFeedMessage } from '#contract/feed';
import type { FaultCode } from '#contract/outcome';
import { afterEach, describe, expect, it } from 'vitest';

import {
  readCamera,
  startFeedGateway,
  type FeedGateway,
} from '../../../../tests/fakes/feedGateway';
import { FeedLink, type LinkWorld } from './feedLink';

const camera = readCamera('resources/rehearsal/tunnel-lamplit.small.mp4');
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const real: LinkWorld = { fetch, now: Date.now, wait: sleep };

interface Reader {
  link: FeedLink;
  messages: FeedMessage[];
  faults: FaultCode[];
  until: (isEnough: () => boolean) => Promise<void>;
}

const open: { gateways: FeedGateway[]; links: FeedLink[] } = { gateways: [], links: [] };

const read = (url: string, world: LinkWorld = real): Reader => {
  const messages: FeedMessage[] = [];
  const faults: FaultCode[] = [];
  let lastUs: number | undefined;
  const link = new FeedLink(
    () => `${url}/feed?${lastUs === undefined ? 'behind=4000' : `after=${String(lastUs)}`}`,
    {
      onMessage: (message) => {
        messages.push(message);
        if (message.kind === 'sample') lastUs = message.timestampUs;
      },
      onFault: (code) => faults.push(code),
    },
    world,
  );
  open.links.push(link);
  const until = async (isEnough: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 400 && !isEnough(); tries += 1) await sleep(10);
    expect(isEnough()).toBe(true);
  };
  return { link, messages, faults, until };
};

const gateway = async (port = 0, cameraOf = () => camera as typeof camera | undefined) => {
  const started = await startFeedGateway({ cameraOf, segmentMs: 400, port });
  open.gateways.push(started);
  return started;
};

/** Answers of a world that this test makes up; time passes by waiting. */
const invented = (answers: (() => Response)[]): { world: LinkWorld; asked: string[] } => {
  let now = 0;
  const asked: string[] = [];
  const world: LinkWorld = {
    fetch: (async (input: string) => {
      asked.push(input);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === undefined) throw new TypeError('refused');
      return answer();
    }) as unknown as typeof fetch,
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
  };
  return { world, asked };
};

const samples = (reader: Reader) => reader.messages.filter((message) => message.kind === 'sample');

afterEach(async () => {
  for (const link of open.links.splice(0)) link.close();
  for (const started of open.gateways.splice(0)) await started.die();
});

describe('the link to a feed', () => {
  it('tells what the stream is, how it is decoded, and its pictures from a key picture on', async () => {
    const { url } = await gateway();
    const reader = read(`${url}/l/secret`);
    await reader.until(() => samples(reader).length > 20);
    expect(reader.messages.slice(0, 3).map(({ kind }) => kind)).toEqual([
      'about',
      'config',
      'sample',
    ]);
    expect(samples(reader)[0]).toMatchObject({ isKey: true });
  });

  it('goes on after the last picture when the gateway dies and comes back', async () => {
    const first = await gateway();
    const reader = read(`${first.url}/l/secret`);
    await reader.until(() => samples(reader).length > 5);
    await first.die();
    const last = samples(reader).at(-1);
    const before = samples(reader).length;
    const second = await gateway(first.port);
    await reader.until(() => samples(reader).length > before);
    expect(second.seen[0]).toBe(`/l/secret/feed?after=${String(last?.timestampUs)}`);
    const times = samples(reader).map(({ timestampUs }) => timestampUs);
    expect(new Set(times).size).toBe(times.length);
    expect(reader.faults).toEqual([]);
  });

  it('tells the fault that the gateway names', async () => {
    const { url } = await gateway(0, () => undefined);
    const reader = read(`${url}/l/secret`);
    await reader.until(() => reader.faults.length > 0);
    expect(reader.faults).toEqual(['stream/lease-ended']);
  });

  it('is patient for six seconds, then says that the gateway is down', async () => {
    const { world, asked } = invented([]);
    const reader = read('http://127.0.0.1:9/l/secret', world);
    await reader.until(() => reader.faults.length > 0);
    expect(reader.faults).toEqual(['media/gateway-down']);
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.length).toBeLessThan(60);
  });

  it('waits for the leases of a gateway that has just come back', async () => {
    const unknownLease = () =>
      new Response(null, { status: 410, headers: { 'x-brightwall-fault': 'stream/lease-ended' } });
    const { world } = invented([
      unknownLease,
      unknownLease,
      () => new Response(encodeFeedMessage({ kind: 'end' }).slice()),
    ]);
    const broken = { ...world, fetch: brokenOnce(world.fetch) };
    const reader = read('http://127.0.0.1:9/l/secret', broken);
    await reader.until(() => reader.messages.length > 0);
    expect(reader.messages).toEqual([{ kind: 'end' }]);
    expect(reader.faults).toEqual([]);
  });

  it('tells the fault that ends a feed and asks no more', async () => {
    const { world, asked } = invented([
      () =>
        new Response(encodeFeedMessage({ kind: 'fault', code: 'stream/stale-playlist' }).slice()),
    ]);
    const reader = read('http://127.0.0.1:9/l/secret', world);
    await reader.until(() => reader.faults.length > 0);
    expect(reader.faults).toEqual(['stream/stale-playlist']);
    expect(asked).toHaveLength(1);
  });

  it('calls a feed that cannot be read interrupted', async () => {
    const { world } = invented([() => new Response(new Uint8Array([255, 255, 255, 255, 9, 9]))]);
    const reader = read('http://127.0.0.1:9/l/secret', world);
    await reader.until(() => reader.faults.length > 0);
    expect(reader.faults).toEqual(['stream/interrupted']);
  });

  it('says nothing once it is closed', async () => {
    const { world } = invented([]);
    const reader = read('http://127.0.0.1:9/l/secret', world);
    reader.link.close();
    await sleep(30);
    expect(reader.faults).toEqual([]);
  });
});

/** The first request finds nobody. */
const brokenOnce = (then: typeof fetch): typeof fetch => {
  let isFirst = true;
  return (input, init) => {
    if (!isFirst) return then(input, init);
    isFirst = false;
    return Promise.reject(new TypeError('refused'));
  };
};
