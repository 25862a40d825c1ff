import type { FaultCode } from '#contract/outcome';
import { socketWordSchema, type SocketWish } from '#contract/socketFeed';
import { leaseBaseOf } from '../tilePlayer';

/** Who reads a link. Nothing is told after a fault. */
export interface SocketListener {
  onFormat: (mimeType: string) => void;
  onPiece: (piece: ArrayBuffer) => void;
  onFault: (code: FaultCode) => void;
}

/** Where a lease's pieces come from: beside its playlist, as a WebSocket. */
export const socketAddressOf = (address: string): string =>
  `${leaseBaseOf(address).replace(/^http/, 'ws')}/mse`;

/** The line of one load to the gateway. It is never taken up again: a load begins anew. */
export class SocketLink {
  readonly #socket: WebSocket;
  readonly #listener: SocketListener;
  #isOpen = false;
  #isOver = false;

  constructor(socket: WebSocket, wish: SocketWish, listener: SocketListener) {
    this.#socket = socket;
    this.#listener = listener;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#isOpen = true;
      socket.send(JSON.stringify(wish));
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#take(data);
    // The gateway is on this machine: where nobody opens, it is not there.
    socket.onclose = () => this.#fail(this.#isOpen ? 'stream/interrupted' : 'media/gateway-down');
  }

  close(): void {
    this.#isOver = true;
    this.#socket.onmessage = this.#socket.onclose = this.#socket.onopen = null;
    this.#socket.close();
  }

  #take(data: unknown): void {
    if (this.#isOver) return;
    if (data instanceof ArrayBuffer) {
      this.#listener.onPiece(data);
      return;
    }
    const word = socketWordSchema.safeParse(jsonOf(data));
    if (!word.success) this.#fail('stream/interrupted');
    else if (word.data.kind === 'format') this.#listener.onFormat(word.data.mimeType);
    else this.#fail(word.data.code);
  }

  #fail(code: FaultCode): void {
    if (this.#isOver) return;
    this.close();
    this.#listener.onFault(code);
  }
}

const jsonOf = (data: unknown): unknown => {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
};
