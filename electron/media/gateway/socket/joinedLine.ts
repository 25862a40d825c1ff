import type { IncomingMessage } from 'node:http';

import { WebSocket } from 'ws';

import { socketWishSchema, type SocketWish, type SocketWord } from '#contract/socketFeed';
import type { FaultCode } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import { faultOfStatus } from '../faults';
import { failureOf } from '../fetch/failure';
import { readWord, wishText } from './dialect';

/** How long each part of a line may take, and how much may come. */
export interface LineLimits {
  /** The page says what it wants. */
  wishMs: number;
  connectMs: number;
  /** The platform opens its camera first, and some cameras take their time. */
  firstPieceMs: number;
  /** No piece for so long: the line is dead, whatever TCP says. */
  silenceMs: number;
  pieceBytes: number;
  wordBytes: number;
  /** What the page has not taken yet. */
  waitingBytes: number;
}

const mega = 1024 * 1024;

export const lineLimits: LineLimits = {
  wishMs: 5_000,
  connectMs: 5_000,
  firstPieceMs: 15_000,
  silenceMs: 6_000,
  pieceBytes: 8 * mega,
  wordBytes: 16 * 1024,
  waitingBytes: 8 * mega,
};

/** What a line is made with. */
export interface LineParts {
  page: WebSocket;
  upstream: Upstream;
  limits: LineLimits;
  /** Certificates trusted instead of the usual ones. */
  ca: string | undefined;
  count: (bytes: number) => void;
  onEnd: () => void;
}

/**
 * One page joined to one platform's WebSocket. The page learns neither its address nor its words;
 * a failure is told by its name, and ends the line.
 */
export class JoinedLine {
  readonly #parts: LineParts;
  #platform: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasFormat = false;
  #isOver = false;

  constructor(parts: LineParts) {
    this.#parts = parts;
    const { page, limits } = parts;
    page.once('message', (data, isBinary) => {
      this.#takeWish(isBinary ? undefined : textOf(data));
    });
    page.on('error', () => {
      this.end();
    });
    page.on('close', () => {
      this.end();
    });
    this.#within(limits.wishMs, 'stream/interrupted');
  }

  /** Tells the page why, and ends. */
  fail(code: FaultCode): void {
    if (this.#isOver) return;
    sayTo(this.#parts.page, { kind: 'fault', code });
    this.end();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#platform?.terminate();
    this.#parts.page.close();
    this.#parts.onEnd();
  }

  #takeWish(text: string | undefined): void {
    const wish = socketWishSchema.safeParse(jsonOf(text ?? ''));
    if (wish.success) this.#connect(wish.data);
    else this.end();
  }

  #connect(wish: SocketWish): void {
    const { upstream, limits, ca } = this.#parts;
    const platform = new WebSocket(upstream.url, {
      headers: { 'user-agent': 'Brightwall', ...upstream.headers },
      handshakeTimeout: limits.connectMs,
      maxPayload: limits.pieceBytes,
      perMessageDeflate: false,
      followRedirects: false,
      ...(ca === undefined ? {} : { ca }),
    });
    this.#platform = platform;
    let isBegun = false;
    this.#within(limits.connectMs + limits.firstPieceMs, 'stream/no-answer');
    platform.on('open', () => {
      isBegun = true;
      platform.send(wishText(wish));
    });
    platform.on('unexpected-response', (request, response: IncomingMessage) => {
      const status = response.statusCode ?? 0;
      response.resume();
      request.destroy();
      this.fail(status < 400 ? 'stream/not-found' : faultOfStatus(status, undefined));
    });
    platform.on('message', (data, isBinary) => {
      if (isBinary) this.#pass(data);
      else this.#hear(textOf(data));
    });
    platform.on('error', (error: Error & { code?: unknown }) => {
      this.fail(faultOf(error, isBegun));
    });
    platform.on('close', () => {
      this.fail('stream/interrupted');
    });
  }

  #hear(text: string): void {
    const word = text.length > this.#parts.limits.wordBytes ? undefined : readWord(text);
    if (word === undefined || this.#isOver) return;
    if (word.kind === 'fault') {
      this.fail(word.code);
      return;
    }
    // A second format would mean other pieces than the page made room for.
    if (this.#hasFormat) {
      this.fail('stream/interrupted');
      return;
    }
    this.#hasFormat = true;
    sayTo(this.#parts.page, word);
  }

  #pass(data: WebSocket.RawData): void {
    const { page, limits, count } = this.#parts;
    if (this.#isOver) return;
    if (!this.#hasFormat) {
      this.fail('stream/bad-segment');
      return;
    }
    const piece = bytesOf(data);
    count(piece.byteLength);
    if (page.bufferedAmount + piece.byteLength > limits.waitingBytes) {
      this.fail('stream/too-slow');
      return;
    }
    this.#within(limits.silenceMs, 'stream/interrupted');
    page.send(piece, { binary: true });
  }

  /** Something must come within that time. */
  #within(ms: number, code: FaultCode): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.fail(code);
    }, ms);
  }
}

/** Tells a page something; one that has gone hears nothing. */
export const sayTo = (page: WebSocket, word: SocketWord): void => {
  if (page.readyState === WebSocket.OPEN) page.send(JSON.stringify(word));
};

const faultOf = (error: Error & { code?: unknown }, isBegun: boolean): FaultCode => {
  if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 'stream/bad-segment';
  if (error.message.includes('handshake has timed out')) return 'stream/no-answer';
  return failureOf(error, isBegun).fault;
};

const bytesOf = (data: WebSocket.RawData): Buffer =>
  Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);

const textOf = (data: WebSocket.RawData): string => bytesOf(data).toString('utf8');

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
