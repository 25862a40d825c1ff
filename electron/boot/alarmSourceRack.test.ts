import { createHmac } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlatformId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { aStation } from '../../tests/fakes/aStation';
import { aMapping, aSample, aWebhook, recorded } from '../../tests/fakes/intakeSamples';
import { systemClock } from '../host/systemClock';
import type { PlatformPort } from '../wall/ports';
import { AlarmSourceRack } from './alarmSourceRack';

const secret = 'invented-secret';
const open: PlatformPort[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((port) => port.stop()));
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

const given = async (kept?: Parameters<typeof aStation>[0]) => {
  const room = await aStation(kept);
  const secrets = new Map<string, string>();
  const sources = new AlarmSourceRack({
    rack: {
      stand: (port) => {
        open.push(port);
        room.rack.add(port);
        port.start();
      },
      detach: async (platformId: PlatformId) => {
        await open.find((port) => port.platformId === platformId)?.stop();
        await room.rack.remove(platformId);
      },
    },
    vault: {
      get: (name) => Promise.resolve(secrets.get(name)),
      put: (name, value) => {
        secrets.set(name, value);
        return Promise.resolve(success(null));
      },
      forget: (name) => {
        secrets.delete(name);
        return Promise.resolve();
      },
    },
    clock: systemClock,
    journal: room.journal,
    findCamera: (said) => room.station.catalog.byNumber(Number(said)),
  });
  const source = aWebhook({ port: await freePort(), proof: 'signature' });
  const post = async (body: string): Promise<number> => {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'X-Brightwall-Signature': `sha256=${signature}` };
    const url = `http://127.0.0.1:${String(source.port)}/`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  const live = (port = source.sourceId) =>
    expect
      .poll(() => open.findLast(({ platformId }) => platformId === port)?.health().state)
      .toBe('live');
  return { ...room, sources, source, secrets, post, live };
};

describe('alarms from elsewhere', () => {
  it('come in by a webhook and stand on the wall, acknowledged here', async () => {
    const { sources, source, post, live, station, journal } = await given();
    await sources.connect(source, secret);
    await live();
    expect(await post(JSON.stringify({ id: 1, title: 'Door', camera: 9 }))).toBe(202);
    const [alarm] = station.alarms.open();
    expect(alarm).toMatchObject({ cameraId: 'city:9', what: { en: 'Door' }, response: 'waiting' });
    const alarmId = alarm?.alarmId ?? ('' as never);
    await station.alarms.acknowledge(alarmId, station.settings.current().actor);
    expect(station.alarms.alarm(alarmId)).toMatchObject({ response: 'acknowledged' });
    expect(journal.alarms.get(alarmId)?.acknowledgement).not.toBeNull();
    expect(sources.heard(source.sourceId)).toMatchObject({ messages: 1, alarms: 1 });
    expect(sources.record(source.sourceId)).toContain('Door');
  });

  it('stand open over a restart until their end comes', async () => {
    const first = await given();
    await first.sources.connect(first.source, secret);
    await first.live();
    await first.post(JSON.stringify({ id: 1, title: 'Door' }));
    await Promise.all(open.splice(0).map((port) => port.stop()));
    const next = await given({ store: first.store, journal: first.journal });
    await next.sources.connect(next.source, secret);
    await next.live();
    expect(next.station.alarms.open()).toHaveLength(1);
    expect(await next.post(JSON.stringify({ id: 1, title: 'Door', state: 'cleared' }))).toBe(202);
    expect([...next.journal.alarms.values()]).toMatchObject([{ condition: 'cleared', version: 2 }]);
  });

  it('have no source that is off, and none after its removal', async () => {
    const { sources, source, secrets, rack } = await given();
    const stands = () => rack.platforms().some(({ platformId }) => platformId === source.sourceId);
    await sources.connect({ ...source, isOn: false }, secret);
    expect(stands()).toBe(false);
    await sources.connectKept([source]);
    expect(stands()).toBe(true);
    expect(await sources.remove(source.sourceId)).toEqual(success(null));
    expect(stands()).toBe(false);
    expect(secrets.size).toBe(0);
    expect(await sources.remove(source.sourceId)).toEqual(failure('source/unknown'));
  });

  it('are tried on samples and on recorded files before anything is kept', async () => {
    const { sources, station } = await given();
    const mapping = aMapping({ fields: { camera: 'cam', place: '@topic[1]' } });
    const body = { cam: 9, title: 'Door' };
    expect(sources.preview(mapping, aSample(body, { topic: 'hall/x' }))).toMatchObject({
      format: 'json',
      alarms: [{ does: 'raise', place: { en: 'hall' }, camera: { said: '9', name: {} } }],
      problems: [],
      found: [
        { path: 'cam', value: '9' },
        { path: 'title', value: 'Door' },
      ],
    });
    expect(sources.preview(mapping, aSample({ cam: 99 })).problems).toContainEqual({
      field: 'camera',
      trouble: 'unknown',
      found: '99',
    });
    const lines = [
      // As mosquitto_sub records with %j, and with %J.
      JSON.stringify({ tst: 'x', topic: 'hall/a', payload: JSON.stringify(body) }),
      JSON.stringify({ tst: 'x', topic: 'hall/a', payload: { ...body, state: 'ended' } }),
      JSON.stringify({ topic: '', headers: {}, body: recorded('cap-1.2-alert.xml') }),
      'half {',
    ];
    expect(sources.replay(mapping, lines.join('\n'))).toEqual({
      messages: 4,
      raised: 2,
      ended: 1,
      ignored: 0,
      unreadable: 1,
      withoutCamera: 1,
      firstUnreadable: { line: 4, body: 'half {' },
    });
    expect(sources.replay(mapping, '\n\n')).toBeUndefined();
    expect(station.alarms.open()).toEqual([]);
  });
});
