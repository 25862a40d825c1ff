import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startCityUnderTest, type CityUnderTest } from '../../tests/fakes/cityUnderTest';

let city: CityUnderTest;
let cameraId: string;
let skippedMs = 0;
const clients: Client[] = [];
const eventsKept = 20;

beforeAll(async () => {
  city = await startCityUnderTest({
    now: () => Date.now() + skippedMs,
    tokenLifeMs: 60_000,
    eventsKept,
  });
  const { body } = await city.ask('GET', '/catalog/starter');
  cameraId = body.cameraIds[0];
});
afterEach(() => {
  for (const client of clients.splice(0)) client.socket.terminate();
});
afterAll(() => city.close());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- checked against the document below
type Message = any;

/** A client of the socket; everything that it hears must be as written in the document. */
class Client {
  readonly socket: WebSocket;
  readonly heard: Message[] = [];
  closedWith: number | null = null;

  constructor() {
    this.socket = new WebSocket(`${city.city.url.replace('http', 'ws')}/vnp/v1/events`);
    this.socket.on('message', (data: Buffer) => {
      const message: unknown = JSON.parse(data.toString());
      expect(city.document.checkShape('SocketMessage', message)).toEqual([]);
      this.heard.push(message);
    });
    this.socket.on('close', (code) => {
      this.closedWith = code;
    });
    clients.push(this);
  }

  async say(message: object | string): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve) => this.socket.once('open', resolve));
    }
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    return this;
  }

  async hear(type: string, count = 1): Promise<Message[]> {
    await until(() => this.heard.filter((one) => one.type === type).length >= count);
    return this.heard.filter((one) => one.type === type);
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function connect(cursor?: string): Promise<Client> {
  const accessToken = await city.logIn();
  const client = new Client();
  await client.say({ type: 'authenticate', accessToken, ...(cursor ? { cursor } : {}) });
  await client.hear('hello');
  return client;
}

const raise = async (kind: string) =>
  (await city.ask('POST', '/rehearsal/alarms', { cameraId, kind, level: 4 })).body;

describe('the event socket', () => {
  it('tells an alarm as it is now, at each change', async () => {
    const client = await connect();
    const alarm = await raise('broken-lamp');
    await city.ask('POST', `/rehearsal/alarms/${alarm.id}/clear`);
    const heard = await client.hear('alarm', 2);
    expect(heard.map((one) => one.alarm.condition)).toEqual(['active', 'cleared']);
    expect(Number(heard[1].seq) - Number(heard[0].seq)).toBe(1);
    expect(heard[1].alarm.version).toBeGreaterThan(heard[0].alarm.version);
  });

  it('goes on from a cursor with everything that was missed, in order and once', async () => {
    const first = await connect();
    const seen = await raise('fallen-tree');
    const [last] = await first.hear('alarm');
    first.socket.terminate();
    const missed = await raise('road-obstacle');
    await city.ask('POST', `/rehearsal/alarms/${missed.id}/clear`);
    const second = await connect(last.cursor);
    expect(second.heard[0]).toMatchObject({ type: 'hello', resumed: true, cursor: last.cursor });
    const heard = await second.hear('alarm', 2);
    expect(heard.map((one) => [one.alarm.id, one.alarm.condition])).toEqual([
      [missed.id, 'active'],
      [missed.id, 'cleared'],
    ]);
    expect(seen.id).not.toBe(missed.id);
  });

  it('can be cut while everything else goes on; who comes back later misses nothing', async () => {
    const first = await connect();
    const { cursor } = first.heard[0];
    await city.ask('PUT', '/rehearsal/channel', { isCut: true });
    await until(() => first.closedWith !== null);
    const refused = new Client();
    const errors: Error[] = [];
    refused.socket.on('error', (error) => errors.push(error));
    await until(() => errors.length > 0);
    const raised = await raise('broken-lamp');
    await city.ask('PUT', '/rehearsal/channel', { isCut: false });
    const [heard] = await (await connect(cursor)).hear('alarm');
    expect(heard.alarm.id).toBe(raised.id);
  });

  it('says anything, word for word, as often as it is told to', async () => {
    const { socket } = await connect();
    const words: string[] = [];
    socket.removeAllListeners('message').on('message', (data: Buffer) => {
      words.push(data.toString());
    });
    await city.ask('POST', '/rehearsal/channel', { text: '{"n":%n', times: 3 });
    await until(() => words.length === 3);
    expect(words).toEqual(['{"n":0', '{"n":1', '{"n":2']);
  });

  it('joins a list without losing or repeating anything', async () => {
    const list = await city.ask('GET', '/alarms?state=open');
    const raised = await raise('blocked-fire-lane');
    const client = await connect(list.body.eventCursor);
    const [heard] = await client.hear('alarm');
    expect(heard.alarm.id).toBe(raised.id);
  });

  it('says that there is a gap when the cursor is of another run', async () => {
    const client = await connect('c1.00000000.7');
    expect(client.heard[0]).toMatchObject({ type: 'hello', resumed: false });
    const [gap] = await client.hear('gap');
    expect(gap.reason).toBe('unknown-cursor');
  });

  it('says that there is a gap when the client was away for too long', async () => {
    const { eventCursor } = (await city.ask('GET', '/alarms')).body;
    for (let turn = 0; turn < eventsKept * 2; turn += 1) {
      const kind = turn % 2 === 0 ? 'offline' : 'online';
      await city.ask('POST', '/rehearsal/catalog', { cameraId, kind });
    }
    const client = await connect(eventCursor);
    const [gap] = await client.hear('gap');
    expect(gap.reason).toBe('too-old');
  });

  it('tells changes of the catalog and who steers', async () => {
    const client = await connect();
    await city.ask('POST', '/rehearsal/catalog', { cameraId, kind: 'renamed', name: '新名' });
    const [change] = await client.hear('catalog');
    expect(change.change).toMatchObject({ kind: 'renamed', camera: { name: '新名' } });
    const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=60')).body;
    const head = cameras.find((one: { number: number }) => one.number === 1033);
    const actor = { seat: 3, name: '林一', role: 'officer' };
    await city.ask('POST', `/cameras/${head.id}/ptz/lease`, { actor });
    const [ptz] = await client.hear('ptz');
    expect(ptz.ptz).toMatchObject({ cameraId: head.id, holder: actor });
  });

  it.each([
    ['no token of ours', { type: 'authenticate', accessToken: 'x' }, 4401],
    ['words that it does not know', { type: 'sing', accessToken: '' }, 4401],
    ['no JSON', 'hello', 4400],
    ['nothing in it', {}, 4400],
  ])('closes on a first message with %s', async (_, message, code) => {
    const client = new Client();
    await client.say(message);
    await until(() => client.closedWith !== null);
    expect(client.closedWith).toBe(code);
  });

  it('closes on a message that is too large', async () => {
    const client = new Client();
    await client.say('x'.repeat(70_000));
    await until(() => client.closedWith !== null);
    expect(client.closedWith).toBe(1009);
  });

  it('ends with its token, unless a fresh one came before', async () => {
    const renewing = await connect();
    const idle = await connect();
    skippedMs += 40_000;
    await renewing.say({ type: 'renew', accessToken: await city.logIn() });
    await renewing.hear('renewed');
    skippedMs += 40_000;
    const [refused] = await idle.hear('refused');
    expect(refused.error.code).toBe('expired-token');
    await until(() => idle.closedWith === 4401);
    expect(renewing.closedWith).toBeNull();
    await city.logIn();
  });

  it('is at its own address only', async () => {
    const stray = new WebSocket(`${city.city.url.replace('http', 'ws')}/elsewhere`);
    const error = await new Promise((resolve) => stray.once('error', resolve));
    expect(error).toBeInstanceOf(Error);
  });
});
