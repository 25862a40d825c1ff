import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { platformIdSchema } from '#contract/ids';

import { listenTo } from '../../../tests/contracts/platformContract';
import { startFrigate, type FrigateWish } from '../../../tests/fakes/frigate/fakeFrigate';
import { aCamera, aReview, onTheLine } from '../../../tests/fakes/frigate/world';
import { brokerUser, Mosquitto } from '../../../tests/fakes/mosquitto';
import { MqttPublisher } from '../../../tests/fakes/mqttPublisher';
import { systemClock } from '../../host/systemClock';
import { trustAuthorities } from '../../media/trust';
import { FrigatePlatform } from './frigatePlatform';

/** A real broker with password and TLS, as sites have it. */
let broker: Mosquitto;
const ends: (() => Promise<void> | void)[] = [];
const patience = { timeout: 15_000 };
let prefixes = 0;

beforeAll(async () => {
  broker = await Mosquitto.start();
  trustAuthorities([broker.authority]);
}, 30_000);
afterAll(() => broker.end());
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

interface Given extends FrigateWish {
  brokerPassword?: string;
  /** Of this program; one as a rule. */
  stations?: number;
}

const given = async (wish: Given = {}) => {
  const { brokerPassword = brokerUser.password, stations = 1, ...of } = wish;
  const publisher = await MqttPublisher.at(broker);
  ends.push(() => publisher.end());
  // What is kept at the broker for a topic outlives a test.
  prefixes += 1;
  const prefix = `nvr-${String(prefixes)}`;
  const fake = await startFrigate({
    cameras: [aCamera('yard')],
    publish: (topic, payload, retain) => publisher.publish(topic, payload, retain),
    ...of,
    mqtt: { topic_prefix: prefix, ...of.mqtt },
  });
  ends.push(fake.close);
  const stand = () => {
    const port = new FrigatePlatform({
      settings: {
        platformId: platformIdSchema.parse('f'),
        kind: 'frigate',
        name: '园区',
        address: fake.url,
        user: '',
        options: { broker: broker.address, brokerUser: brokerUser.user },
      },
      password: '',
      brokerPassword,
      clock: systemClock,
      chance: () => 0,
      everyMs: 200,
    });
    ends.push(() => port.stop());
    const told = listenTo(port);
    port.start();
    return { port, told };
  };
  const [first, ...others] = Array.from({ length: stations }, stand);
  if (first === undefined) throw new Error('no station');
  const say = (topic: string, payload: string | object): Promise<void> =>
    publisher.publish(`${prefix}/${topic}`, payload);
  return { fake, say, others, ...first };
};

type Made = Awaited<ReturnType<typeof given>>;

/** Alarms come by the broker, too: one that only the broker tells arrives. */
const brokerWorks = async ({ fake, told }: Pick<Made, 'fake' | 'told'>): Promise<void> => {
  const ways = { ...fake.ways };
  fake.ways = { line: false, broker: true };
  const ids: string[] = [];
  await expect
    .poll(() => {
      const review = fake.raise('yard');
      // It is found in no list: only the message tells it.
      fake.world.reviews.delete(review.id);
      ids.push(`f:${review.id}`);
      return ids.some((id) => told.alarms.has(id));
    }, patience)
    .toBe(true);
  fake.ways = ways;
};

const live = (port: FrigatePlatform) =>
  expect.poll(() => [port.health().state, port.health().fault], patience).toEqual(['live', null]);

describe('Frigate at a broker', () => {
  it('tells reviews there, below a name of its own, as JSON that is parsed once', async () => {
    const made = await given();
    await live(made.port);
    await brokerWorks(made);
    expect([...made.told.alarms.values()].at(-1)).toMatchObject({
      cameraId: 'f:yard',
      priority: 'high',
      condition: 'active',
      what: { zh: '出现人员', en: 'Seen: person' },
    });
  });

  it('tells a review by both ways: one alarm, and twice the same is no news', async () => {
    const made = await given();
    await live(made.port);
    await brokerWorks(made);
    const before = made.told.alarms.size;
    const review = made.fake.raise('yard');
    made.fake.end(review.id);
    const alarm = () => made.told.alarms.get(`f:${review.id}`);
    await expect.poll(() => alarm()?.condition, patience).toBe('cleared');
    const { version } = alarm() ?? {};
    await made.say('reviews', { type: 'end', before: {}, after: onTheLine(review) });
    await made.say('events', 'nothing for us');
    await brokerWorks(made);
    expect(alarm()?.version).toBe(version);
    expect([...made.told.alarms.keys()].filter((id) => id.endsWith(review.id))).toHaveLength(1);
    expect(made.told.alarms.size).toBeGreaterThan(before);
  });

  it('lags behind its line: what is over does not begin again, an alert does not become less', async () => {
    const made = await given();
    await live(made.port);
    await brokerWorks(made);
    made.fake.ways.broker = false;
    const review = made.fake.raise('yard');
    const alarm = () => made.told.alarms.get(`f:${review.id}`);
    await expect.poll(() => alarm()?.priority, patience).toBe('high');
    const early = { ...onTheLine(review), severity: 'detection' };
    await made.say('reviews', { type: 'new', before: early, after: early });
    await brokerWorks(made);
    expect(alarm()).toMatchObject({ priority: 'high', kind: 'alert', condition: 'active' });
    made.fake.ways.broker = false;
    const open = onTheLine({ ...review });
    made.fake.end(review.id);
    await expect.poll(() => alarm()?.condition, patience).toBe('cleared');
    await made.say('reviews', { type: 'update', before: open, after: open });
    await brokerWorks(made);
    expect(alarm()?.condition).toBe('cleared');
  });

  it('keeps no review there: what was missed is read from the list', async () => {
    const made = await given();
    await live(made.port);
    await brokerWorks(made);
    made.fake.ways = { line: false, broker: true };
    await broker.stop();
    await expect.poll(() => made.port.health().fault?.code, patience).toBe('platform/broker');
    expect(made.port.health().state).toBe('live');
    const missed = aReview('yard', 'alert');
    made.fake.world.reviews.set(missed.id, missed);
    await broker.run();
    await live(made.port);
    await expect.poll(() => made.told.alarms.has(`f:${missed.id}`), patience).toBe(true);
  });

  it('is not there although the broker is: its last will says so, and so do we', async () => {
    const made = await given();
    await live(made.port);
    await brokerWorks(made);
    await made.say('available', 'offline');
    await expect.poll(() => made.port.health().fault?.code, patience).toBe('platform/broker');
    await made.say('available', 'online');
    await live(made.port);
  });

  it('has MQTT switched off: alarms come over its line, and that is said', async () => {
    const made = await given({ mqtt: { enabled: false } });
    await expect.poll(() => made.port.health().fault?.code, patience).toBe('platform/broker');
    const review = made.fake.raise('yard');
    await expect.poll(() => made.told.alarms.has(`f:${review.id}`), patience).toBe(true);
  });

  it('refuses a wrong password at the broker alone; the platform works all the same', async () => {
    const made = await given({ brokerPassword: 'wrong' });
    await expect.poll(() => made.port.health().fault?.code, patience).toBe('platform/broker');
    expect(made.port.health()).toMatchObject({ state: 'live', alarmsStaleSinceMs: null });
    expect(JSON.stringify(made.port.health())).not.toContain('wrong');
  });

  it('loses its line and not the broker: it is down, and its alarms are not out of date', async () => {
    const made = await given();
    await live(made.port);
    await brokerWorks(made);
    made.fake.refuseLines();
    await expect.poll(() => made.port.health().state, patience).toBe('down');
    expect(made.port.health().alarmsStaleSinceMs).toBeNull();
    await brokerWorks(made);
    await broker.stop();
    await expect.poll(() => made.port.health().alarmsStaleSinceMs, patience).not.toBeNull();
    await broker.run();
  });

  it('tells several stations: none takes the line of another', async () => {
    const made = await given({ stations: 3 });
    const all = [made, ...made.others];
    for (const { port } of all) await live(port);
    for (const { told } of all) await brokerWorks({ fake: made.fake, told });
    expect(all.map(({ port }) => port.health().fault)).toEqual([null, null, null]);
  });
});
