import { createHmac } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '#contract/outcome';
import { FakeClock } from '../../../tests/fakes/fakeClock';
import { aMapping, sourceId } from '../../../tests/fakes/intakeSamples';
import type { Message } from '../common/messageLine';
import { WebhookLine } from './webhookLine';

const secret = 'invented-secret';
const body = JSON.stringify({ title: 'Door forced' });
const lines: WebhookLine[] = [];

afterEach(async () => {
  for (const line of lines.splice(0)) await line.stop();
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

const given = async (proof: 'token' | 'signature' = 'token', said = secret) => {
  const port = await freePort();
  const clock = new FakeClock();
  const source = {
    ...{ kind: 'webhook' as const, sourceId, name: 'Gates', isOn: true, mapping: aMapping() },
    ...{ host: '127.0.0.1', port, proof },
  };
  const line = new WebhookLine({ source, secret: said, clock });
  lines.push(line);
  const messages: Message[] = [];
  const faults: Fault[] = [];
  const room = { isKept: true, lost: 0 };
  await new Promise<void>((done) => {
    line.start({
      message: (message, kept) => {
        messages.push(message);
        if (room.isKept) kept();
      },
      lost: () => (room.lost += 1),
      live: done,
      down: (fault) => {
        faults.push(fault);
        done();
      },
    });
  });
  const post = async (headers: Record<string, string>, text: string = body): Promise<number> => {
    const init = { method: 'POST', headers, body: text };
    return (await fetch(`http://127.0.0.1:${String(port)}/alarms`, init)).status;
  };
  return { line, clock, messages, faults, room, post, port, source };
};

const token = { Authorization: `Bearer ${secret}` };
const signature = (text: string): Record<string, string> => ({
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
});

describe('a webhook', () => {
  it('takes what comes with its token, and says so once it is in the journal', async () => {
    const { post, messages, room, clock } = await given();
    expect(await post({ ...token, 'Content-Type': 'application/json', 'ce-id': '7' })).toBe(202);
    expect(messages).toMatchObject([
      { topic: '', headers: { 'content-type': 'application/json', 'ce-id': '7' } },
    ]);
    // Tokens are no part of what is kept as a sample.
    expect(JSON.stringify(messages)).not.toContain(secret);
    room.isKept = false;
    const waiting = post(token);
    await expect.poll(() => messages.length).toBe(2);
    await clock.pass(10_000);
    expect(await waiting).toBe(503);
  });

  it.each([
    ['no token', {}],
    ['another token', { Authorization: 'Bearer other' }],
    ['an empty token', { 'X-Brightwall-Token': '' }],
  ])('refuses %s', async (_, headers) => {
    const { post, messages } = await given();
    expect(await post(headers)).toBe(401);
    expect(messages).toEqual([]);
  });

  it('takes what is signed with its secret, and nothing that was changed on the way', async () => {
    const { post, messages } = await given('signature');
    expect(await post(signature(body))).toBe(202);
    expect(await post(signature(body), `${body} `)).toBe(401);
    expect(await post(token)).toBe(401);
    expect(messages).toHaveLength(1);
  });

  it('takes no body beyond its bound, announced or not', async () => {
    const { post, messages, room, port } = await given();
    const long = 'x'.repeat(256 * 1024 + 1);
    await post(token, long).then(
      (status) => expect(status).toBe(413),
      // The line may be closed while the sender still writes.
      () => undefined,
    );
    const parts = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode(long));
        stream.close();
      },
    });
    const init = { method: 'POST', headers: token, body: parts, duplex: 'half' };
    await fetch(`http://127.0.0.1:${String(port)}/`, init as RequestInit).catch(() => undefined);
    expect(messages).toEqual([]);
    expect(room.lost).toBe(1);
  });

  it('answers nothing but messages', async () => {
    const { port, post } = await given();
    const asked = await fetch(`http://127.0.0.1:${String(port)}/`, { headers: token });
    expect(asked.status).toBe(405);
    expect(await post(token, '')).toBe(400);
  });

  it('has senders wait while the journal cannot follow', async () => {
    const { line, post } = await given();
    line.hold(true);
    expect(await post(token)).toBe(503);
    line.hold(false);
    expect(await post(token)).toBe(202);
  });

  it('does not listen without a secret', async () => {
    const { faults, line } = await given('token', '');
    expect(faults).toEqual([{ code: 'source/no-secret' }]);
    expect(line.port).toBe(0);
  });

  it('says when its port is taken, and listens once it is free', async () => {
    const { line, source, clock } = await given();
    const second = new WebhookLine({ source, secret, clock });
    lines.push(second);
    const heard: string[] = [];
    second.start({
      message: () => undefined,
      lost: () => undefined,
      live: () => heard.push('live'),
      down: ({ code }) => heard.push(code),
    });
    await expect.poll(() => heard).toEqual(['source/port-taken']);
    await line.stop();
    await clock.pass(10_000);
    await expect.poll(() => heard).toEqual(['source/port-taken', 'live']);
  });
});
