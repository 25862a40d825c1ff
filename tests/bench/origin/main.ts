// The bench's media server and platform, a process of its own. Says `ready MEDIA CONTROL` when its
// two ports answer; the control port is neither delayed nor counted.
import { createServer, type IncomingMessage } from 'node:http';

import type { CityWish } from '../../../electron/rehearsal/options';
import { CityHost, type CityPlan } from './cityHost';
import { loadShelf } from './clipShelf';
import { LiveAnswers } from './liveAnswers';
import { listen, listenForMedia } from './server';
import { Tally } from './tally';
import { Troubles, type OriginWishes } from './troubles';

const troubles = new Troubles();
const tally = new Tally();
const answers = new LiveAnswers(loadShelf(), troubles);
const mediaPort = await listenForMedia({ answers, troubles, tally });
const city = new CityHost(answers, mediaPort, tally);

const orders: Record<string, (body: unknown) => unknown> = {
  '/wishes': (body) => {
    troubles.take(body as OriginWishes, Date.now());
  },
  '/reset': () => {
    tally.reset();
  },
  '/counts': () => tally.read(),
  '/plan': (body) => {
    city.plan(body as CityPlan);
  },
  '/alarm': (body) => city.alarm((body as { cameraId: string }).cameraId),
  '/city': async (body) => ({ port: await city.start(body as CityWish) }),
};

const control = createServer((request, response) => {
  const order = orders[request.url ?? ''];
  void readBody(request)
    .then((body) => order?.(body))
    .then(
      (answer) => response.end(JSON.stringify(answer ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
const port = await listen(control, '127.0.0.1');
process.stdout.write(`ready ${String(mediaPort)} ${String(port)}\n`);
// It ends with the bench that started it.
process.stdin.resume().once('end', () => process.exit(0));

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown);
}
