import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A media server on loopback whose every answer the test decides. */
export interface FakeMediaServer {
  url: string;
  /** Every request seen, newest last. */
  seen: { url: string; headers: http.IncomingHttpHeaders }[];
  /** How many connections were ever opened. */
  connections: () => number;
  close: () => Promise<void>;
}

/** Starts it; `answer` may also keep silent. */
export const startMediaServer = async (
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void,
): Promise<FakeMediaServer> => {
  const seen: FakeMediaServer['seen'] = [];
  let connections = 0;
  const server = http.createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    connections: () => connections,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
};

/** A window of four segments, of two seconds each. */
export const mediaPlaylist = (first: number, query = ''): string =>
  [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:2',
    `#EXT-X-MEDIA-SEQUENCE:${String(first)}`,
    `#EXT-X-MAP:URI="init.mp4${query}"`,
    ...[0, 1, 2, 3].flatMap((n) => ['#EXTINF:2.000,', `sub-${String(first + n)}.m4s${query}`]),
    '',
  ].join('\n');
