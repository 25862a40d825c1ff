import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

/** Files of one folder over HTTP on loopback; nobody answers while it is paused. */
export interface FolderServer {
  readonly url: string;
  pause(): Promise<void>;
  resume(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
};

export async function serveFolder(folder: string): Promise<FolderServer> {
  let server = await listen(folder, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    pause: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
    resume: async () => {
      server = await listen(folder, port);
    },
  };
}

function listen(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    const name = basename(pathname);
    readFile(join(folder, name)).then(
      (body) => {
        const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}
