import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../electron/media/gateway/recorded/fixtures');

/** A recorder's file server on loopback. */
export interface RecordedServer {
  url: (name: string) => string;
  /** Whether pieces can be asked for. */
  hasRanges: boolean;
  /** Changes what a file holds; undefined refuses it. */
  spoil: (name: string, bytes: Buffer) => Buffer | undefined;
  /** What was asked for, with its range. */
  asked: string[];
  sentBytes: () => number;
  close: () => Promise<void>;
}

const fixture = (name: string): Buffer | undefined => {
  try {
    return readFileSync(join(folder, name));
  } catch {
    return undefined;
  }
};

/** Starts a server of the recorded fixtures. */
export const startRecordedServer = async (): Promise<RecordedServer> => {
  let sent = 0;
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const name = (request.url ?? '/').slice(1).split('?', 1)[0] ?? '';
    const { range } = request.headers;
    running.asked.push(range === undefined ? name : `${name} ${range}`);
    const stored = fixture(name);
    const bytes = running.spoil(name, stored ?? Buffer.alloc(0));
    if (bytes === undefined || (stored === undefined && bytes.length === 0)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    const isPiece = running.hasRanges && from !== undefined;
    const body = isPiece ? bytes.subarray(Number(from), Number(to) + 1) : bytes;
    response.statusCode = isPiece ? 206 : 200;
    sent += body.length;
    response.end(body);
  };
  const server = createServer(serve);
  const running: RecordedServer = {
    url: (name) => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/${name}`,
    hasRanges: true,
    spoil: (_name, bytes) => bytes,
    asked: [],
    sentBytes: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return running;
};
