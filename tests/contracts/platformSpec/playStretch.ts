import { randomBytes } from 'node:crypto';

import { startGateway } from '../../../electron/media/gateway/server';
import type { RecordedStretch } from '../../../electron/wall/ports/recordingPort';
import { readFeed } from '../../fakes/feedClient';

const page = { origin: 'app://brightwall' };
const secret = 'secret-of-a-recorded-stretch';

/** The times of the pictures that a window gets of a stretch, or why it gets none. */
export const playStretch = async (
  stretch: RecordedStretch,
  fromMs: number,
  toMs: number,
): Promise<number[] | string> => {
  const gateway = await startGateway({
    port: 0,
    key: randomBytes(32),
    pageOrigins: [page.origin],
  });
  try {
    const expiresAtMs = Date.now() + 60_000;
    gateway.recordings.put({ secret, stretch, fromMs, toMs, expiresAtMs });
    const client = await readFeed(`http://127.0.0.1:${String(gateway.port)}/r/${secret}`, page);
    if (client.status !== 200) return `${String(client.status)} ${client.fault ?? ''}`;
    await client.until((messages) =>
      messages.some(({ kind }) => kind === 'end' || kind === 'fault'),
    );
    const { kind } = client.messages.at(-1) ?? { kind: 'nothing' };
    if (kind !== 'end') return kind;
    return client.samples().map(({ pictureAtMs }) => pictureAtMs);
  } finally {
    await gateway.close();
  }
};
