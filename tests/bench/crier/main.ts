// The platform that cries: a process of its own in front of the bench's city. Catalog and streams
// are the city's, alarms are told as fast as is asked. Says `ready PORT CONTROL`.
import { createServer, type IncomingMessage } from 'node:http';

import { listen } from '../origin/server';
import { Cries, type FloodWish, type ProbeWish } from './cries';
import { Door } from './door';
import { Told } from './told';

const cityControl = process.argv[2] ?? '';
const told = new Told();
const door = new Door(told);
const cries = new Cries(told, door);
const port = await listen(door.server, '127.0.0.1');

const orders: Record<string, (body: unknown) => unknown> = {
  '/city': async (body) => {
    const answer = await fetch(`${cityControl}/city`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    door.cityPort = ((await answer.json()) as { port: number }).port;
    return { port };
  },
  '/probes': (body) => cries.probes(body as ProbeWish),
  '/flood': (body) => cries.flood(body as FloodWish),
  '/count': () => cries.count(),
};

const control = createServer((request, response) => {
  void readBody(request)
    .then((body) => orders[request.url ?? '']?.(body))
    .then(
      (answer) => response.end(JSON.stringify(answer ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
const controlPort = await listen(control, '127.0.0.1');
process.stdout.write(`ready ${String(port)} ${String(controlPort)}\n`);
// It ends with the bench that started it.
process.stdin.resume().once('end', () => process.exit(0));

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown);
}
