import type { FaultCode } from '#contract/outcome';

import { faultHeader } from '../../renderer/player/tilePlayer';
import type { WhepWorld } from '../../renderer/player/whep/whepSession';

/** A connection without a network: the test is the other end and the decoder. */
class FakeConnection {
  iceGatheringState = 'complete';
  connectionState = 'new';
  localDescription: { sdp: string } | null = null;
  ontrack: ((event: { track: unknown; streams: unknown[] }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  onicegatheringstatechange: (() => void) | null = null;
  preferred: string[] = [];
  remote: string | undefined;
  isClosed = false;
  decoded = 0;

  readonly kinds: string[] = [];

  addTransceiver(kind: string): { setCodecPreferences: (codecs: { mimeType: string }[]) => void } {
    this.kinds.push(kind);
    return {
      setCodecPreferences: (codecs) => {
        this.preferred = codecs.map(({ mimeType }) => mimeType);
      },
    };
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: 'v=0 an offer' };
    return Promise.resolve();
  }

  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    this.remote = sdp;
    return Promise.resolve();
  }

  /** The secure line below it, as its only receiver has it. */
  readonly line = Object.assign(new EventTarget(), { state: 'connected' });

  getReceivers(): { transport: EventTarget }[] {
    return [{ transport: this.line }];
  }

  getStats(): Promise<Map<string, object>> {
    const video = { type: 'inbound-rtp', kind: 'video', framesReceived: this.decoded };
    const size = this.decoded === 0 ? {} : { frameWidth: 640, frameHeight: 360 };
    return Promise.resolve(new Map([['a', { ...video, framesDecoded: this.decoded, ...size }]]));
  }

  close(): void {
    this.isClosed = true;
  }

  /** The other side ends it properly. */
  hangUp(): void {
    this.line.state = 'closed';
    this.line.dispatchEvent(new Event('statechange'));
  }

  become(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

interface FakeWhepWorld {
  world: WhepWorld;
  connections: FakeConnection[];
  /** What was asked of the gateway, the last last: `POST http://…`. */
  asked: string[];
  /** The gateway answers the oldest offer that waits; with a fault, it refuses. */
  answer: (fault?: FaultCode) => boolean;
}

/** A browser for a player of WHEP, without network and decoder. */
export const fakeWhepWorld = (codecs = ['video/VP8', 'video/H264', 'video/rtx']): FakeWhepWorld => {
  const connections: FakeConnection[] = [];
  const asked: string[] = [];
  const waiting: ((response: Response) => void)[] = [];
  const world: WhepWorld = {
    connect: () => {
      const connection = new FakeConnection();
      connections.push(connection);
      return connection as unknown as RTCPeerConnection;
    },
    codecs: () => codecs.map((mimeType) => ({ mimeType, clockRate: 90_000 })),
    ask: (input, init) => {
      const address = typeof input === 'string' ? input : '';
      asked.push(`${init?.method ?? 'GET'} ${address}`);
      if (init?.method !== 'POST') return Promise.resolve(new Response(null, { status: 204 }));
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
  const answer = (fault?: FaultCode): boolean => {
    const next = waiting.shift();
    const location = `/l/secret-of-a-lease/whep/session-${String(asked.length)}`;
    next?.(
      fault === undefined
        ? new Response('v=0 an answer', { status: 201, headers: { location } })
        : new Response(null, { status: 502, headers: { [faultHeader]: fault } }),
    );
    return next !== undefined;
  };
  return { world, connections, asked, answer };
};
