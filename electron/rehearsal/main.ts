import type { CityWish } from './options';
import { startCity } from './server';

/** What a utility process sees of its parent; Electron's own types stay outside this room. */
interface ParentPort {
  once(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

interface StartMessage {
  kind: 'start';
  options: CityWish;
}

const parent = (process as unknown as { parentPort?: ParentPort | null }).parentPort;

async function run(options: CityWish, tell: (message: unknown) => void): Promise<void> {
  try {
    const city = await startCity(options);
    process.once('SIGTERM', () => {
      void city.close().then(() => process.exit(0));
    });
    tell({ kind: 'ready', port: city.port });
  } catch (error) {
    tell({ kind: 'failed', reason: reasonOf(error) });
    process.exitCode = 1;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isStart(data: unknown): data is StartMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === 'start' &&
    'options' in data
  );
}

if (parent) {
  parent.once('message', ({ data }) => {
    const tell = (message: unknown) => {
      parent.postMessage(message);
    };
    if (isStart(data)) void run(data.options, tell);
    else tell({ kind: 'failed', reason: 'the first message must be a start' });
  });
} else {
  // On its own: for tests, and for engineers who build something that speaks vnp.
  const options = JSON.parse(process.env['BRIGHTWALL_CITY'] ?? '{}') as CityWish;
  await run(options, (message) => {
    const { kind, port, reason } = message as { kind: string; port?: number; reason?: string };
    if (kind === 'ready') process.stdout.write(`ready ${port}\n`);
    else process.stderr.write(`failed ${reason}\n`);
  });
}
