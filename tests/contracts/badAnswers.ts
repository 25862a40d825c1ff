import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Answers a request to a platform. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const json = { 'content-type': 'application/json' };
const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
/** A gigabyte of spaces, packed into a megabyte. */
const bomb = Buffer.concat(
  Array.from({ length: 32 }, () => gzipSync(Buffer.alloc(32 * 1024 * 1024, 0x20))),
);
const megabyte = Buffer.alloc(1024 * 1024, 0x20);

/** Sends for as long as anybody takes it. */
const pour: Answer = (_, response) => {
  response.writeHead(200, json);
  const more = (): void => {
    while (!response.destroyed && response.write(megabyte));
  };
  response.on('drain', more);
  more();
};

/** What stands in place of the platform: it says the same to every question. */
export const badAnswers: readonly (readonly [string, Answer])[] = [
  [
    'a log-in page of the network',
    (_, answer) =>
      void answer
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Log in</title>'),
  ],
  [
    'HTTP 200 with an error inside',
    (_, answer) =>
      void answer
        .writeHead(200, json)
        .end('{"code":500,"msg":"内部错误","error":"inside","data":null}'),
  ],
  ['null in place of a list', (_, answer) => void answer.writeHead(200, json).end('null')],
  [
    'a list in place of an object',
    (_, answer) => void answer.writeHead(200, json).end('[null,1,"x",[],{}]'),
  ],
  ['JSON a million deep', (_, answer) => void answer.writeHead(200, json).end(deep)],
  [
    'half an answer',
    (_, answer) => {
      answer.writeHead(200, { ...json, 'content-length': '5000' }).write('{"items":[');
      setTimeout(() => answer.destroy(), 20);
    },
  ],
  [
    'redirects in a ring',
    (request, answer) => void answer.writeHead(302, { location: request.url ?? '/' }).end(),
  ],
  [
    'a redirect to somebody else',
    (_, answer) => void answer.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
  ],
  [
    'a packed gigabyte',
    (_, answer) => void answer.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
  ],
  ['an answer without end', pour],
  ['a failure inside', (_, answer) => void answer.writeHead(503).end('busy')],
  ['silence', () => undefined],
];
