import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { platformIdSchema } from '#contract/ids';
import { aStation } from '../../../tests/fakes/aStation';
import { aMapping } from '../../../tests/fakes/intakeSamples';
import { brokerUser, Mosquitto } from '../../../tests/fakes/mosquitto';
import { MqttPublisher } from '../../../tests/fakes/mqttPublisher';
import { systemClock } from '../../host/systemClock';
import { cameraFinder } from '../../wall/findCamera';
import { IntakePlatform } from './intakePlatform';
import { mqttSourceLine } from './mqttSource';

/** A real broker with password and TLS; each test has a source, and so a session, of its own. */
let broker: Mosquitto;
const ends: (() => Promise<void> | void)[] = [];
let sources = 0;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  broker = await Mosquitto.start();
}, 30_000);
afterAll(() => broker.end());
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const given = async (change: { password?: string; authority?: string } = {}) => {
  sources += 1;
  const room = await aStation();
  const sourceId = platformIdSchema.parse(`plant-${String(process.pid)}-${String(sources)}`);
  const source = {
    ...{ kind: 'mqtt' as const, sourceId, name: 'Plant', isOn: true, user: brokerUser.user },
    ...{ address: broker.address, topics: [`${sourceId}/#`] },
    authority: change.authority ?? broker.authority,
    mapping: aMapping({ fields: { place: '@topic[2]' } }),
  };
  const begin = (): IntakePlatform => {
    const password = change.password ?? brokerUser.password;
    const port = new IntakePlatform({
      source,
      line: mqttSourceLine({ source, password, clock: systemClock, chance: () => 0 }),
      clock: systemClock,
      findCamera: cameraFinder(room.station.catalog, room.clock),
      leftOpen: () => Promise.resolve([]),
    });
    room.rack.add(port);
    port.start();
    ends.push(() => port.stop());
    return port;
  };
  return { ...room, sourceId, begin };
};

const publisher = async (): Promise<MqttPublisher> => {
  const one = await MqttPublisher.at(broker);
  ends.push(() => one.end());
  return one;
};

const live = (port: IntakePlatform) =>
  expect.poll(() => port.health().state, patience).toBe('live');

describe('a source at a broker', () => {
  it('brings an alarm into the journal and onto the wall, over TLS with a password', async () => {
    const { begin, sourceId, station, journal } = await given();
    await live(begin());
    const message = { id: 'a1', title: 'Water', cameraId: 9, priority: 'critical' };
    await (await publisher()).publish(`${sourceId}/cellar`, message);
    await expect.poll(() => station.alarms.open().length, patience).toBe(1);
    expect(station.alarms.open()[0]).toMatchObject({
      platformId: sourceId,
      cameraId: 'city:9',
      priority: 'critical',
      what: { en: 'Water' },
      place: { en: 'cellar' },
    });
    expect(journal.alarms.size).toBe(1);
  });

  it('acknowledges a message only when it is in the journal', async () => {
    const { begin, sourceId, journal } = await given();
    const first = begin();
    await live(first);
    const sender = await publisher();
    journal.isSlow = true;
    await sender.publish(`${sourceId}/door`, { id: '1', title: 'Door' });
    await expect.poll(() => first.heard().messages, patience).toBe(1);
    // It ends before the journal has it: the broker has kept the message for the next one.
    await first.stop();
    journal.isSlow = false;
    const second = begin();
    await expect.poll(() => second.heard().messages, patience).toBe(1);
    await expect.poll(() => journal.alarms.size, patience).toBe(1);
    await second.stop();
    const third = begin();
    await live(third);
    expect(third.heard().messages).toBe(0);
  });

  it('loses nothing while the broker is restarted', async () => {
    const { begin, sourceId, journal } = await given();
    const port = begin();
    await live(port);
    const states: string[] = [];
    port.onHealthChanged(({ state }) => states.push(state));
    const before = await publisher();
    await before.publish(`${sourceId}/x`, { id: 'before', title: 'A' });
    await broker.stop();
    await expect.poll(() => port.health().state, patience).toBe('down');
    await broker.run();
    const after = await publisher();
    await after.publish(`${sourceId}/x`, { id: 'after', title: 'B' });
    await expect.poll(() => journal.alarms.size, patience).toBe(2);
    expect(port.health().state).toBe('live');
    expect(states).toContain('down');
  });

  it('has the broker wait while the journal cannot follow', async () => {
    const { begin, sourceId, journal } = await given();
    const port = begin();
    await live(port);
    port.holdEvents(true);
    const sender = await publisher();
    for (let nth = 0; nth < 50; nth += 1) {
      await sender.publish(`${sourceId}/x`, { id: String(nth), title: 'T' });
    }
    expect(port.heard().messages).toBeLessThan(50);
    port.holdEvents(false);
    await expect.poll(() => journal.alarms.size, patience).toBe(50);
  });

  it('takes a thousand messages a second: none lost, none twice', async () => {
    const { begin, sourceId, journal } = await given();
    await live(begin());
    const sender = await publisher();
    const startedAtMs = Date.now();
    const sent = Array.from({ length: 2_000 }, (_, nth) =>
      sender.publish(`${sourceId}/x`, {
        id: `point-${String(nth % 100)}`,
        title: 'T',
        time: startedAtMs + nth,
      }),
    );
    await Promise.all(sent);
    const counted = (): number =>
      [...journal.alarms.values()].reduce((sum, { count }) => sum + count, 0);
    await expect.poll(counted, patience).toBe(2_000);
    expect(journal.alarms.size).toBe(100);
  });

  it('skips a message that is too long, once, and goes on', async () => {
    const { begin, sourceId, journal } = await given();
    const port = begin();
    await live(port);
    const sender = await publisher();
    await sender.publish(`${sourceId}/x`, 'x'.repeat(300_000));
    await sender.publish(`${sourceId}/x`, 'no JSON');
    await sender.publish(`${sourceId}/x`, { id: '1', title: 'T' });
    await expect.poll(() => journal.alarms.size, patience).toBe(1);
    expect(port.heard().unreadable).toBe(2);
    expect(port.health()).toMatchObject({ state: 'live' });
  });

  it('says that the password is wrong, and does not try again at once', async () => {
    const { begin } = await given({ password: 'wrong' });
    const port = begin();
    await expect.poll(() => port.health().fault?.code, patience).toBe('platform/login-refused');
    expect(port.health().state).toBe('down');
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const { begin } = await given({ authority: '' });
    const port = begin();
    await expect.poll(() => port.health().fault?.code, patience).toBe('platform/certificate');
  });
});
