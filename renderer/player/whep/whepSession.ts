import type { FaultCode } from '#contract/outcome';
import { faultTable } from '#contract/outcome';
import { faultHeader, leaseBaseOf } from '../tilePlayer';

/** What of a browser is used, so that a test can have another. */
export interface WhepWorld {
  connect: () => RTCPeerConnection;
  /** What can be received, H.264 among it or not. */
  codecs: () => readonly RTCRtpCodec[];
  ask: typeof fetch;
  /** Sound is asked for as well. */
  hasSound?: true;
}

/** Who is told of a session. */
export interface WhepListener {
  onStream: (stream: MediaStream) => void;
  onFault: (code: FaultCode) => void;
}

/** Addresses of this machine are found at once; a way that takes longer is none on one network. */
const gatherLimitMs = 1000;
/** WebRTC finds another way by itself, or it does not. */
const brokenLimitMs = 2500;

/** H.264 and what mends its losses; the rest is not worth offering. */
const wanted = /^video\/(h264|rtx|red|ulpfec|flexfec-03)$/i;

/**
 * One agreement on pictures by WebRTC, through the gateway (WHEP). It ends by `close`, which tells
 * the platform so.
 */
export class WhepSession {
  readonly #world: WhepWorld;
  readonly #listener: WhepListener;
  readonly #connection: RTCPeerConnection;
  #resource: string | undefined;
  #together: MediaStream | undefined;
  #isClosed = false;
  #broken: ReturnType<typeof setTimeout> | undefined;

  constructor(world: WhepWorld, listener: WhepListener) {
    this.#world = world;
    this.#listener = listener;
    this.#connection = world.connect();
  }

  /** @param address of the lease */
  async begin(address: string): Promise<void> {
    const codecs = this.#world.codecs().filter(({ mimeType }) => wanted.test(mimeType));
    if (!codecs.some(({ mimeType }) => /h264/i.test(mimeType))) {
      this.#fail('stream/codec');
      return;
    }
    try {
      await this.#agree(`${leaseBaseOf(address)}/whep`, codecs);
    } catch {
      this.#fail('stream/interrupted');
    }
  }

  /** Counts of what came, from the decoder and not from the page. */
  async received(): Promise<RTCInboundRtpStreamStats | undefined> {
    if (this.#isClosed) return undefined;
    const stats = await this.#connection.getStats().catch(() => undefined);
    let found: RTCInboundRtpStreamStats | undefined;
    stats?.forEach((each: RTCStats & { kind?: string }) => {
      if (each.type === 'inbound-rtp' && each.kind === 'video') {
        found = each as RTCInboundRtpStreamStats;
      }
    });
    return found;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#broken);
    this.#connection.close();
    this.#leave();
  }

  async #agree(url: string, codecs: RTCRtpCodec[]): Promise<void> {
    const connection = this.#connection;
    connection.addTransceiver('video', { direction: 'recvonly' }).setCodecPreferences(codecs);
    if (this.#world.hasSound === true)
      connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.ontrack = ({ track, streams }) => {
      this.#listener.onStream(this.#streamOf(track, streams));
    };
    connection.onconnectionstatechange = () => this.#watchLine();
    await connection.setLocalDescription();
    await gathered(connection);
    if (this.#isClosed) return;
    const body = connection.localDescription?.sdp ?? '';
    const headers = { 'content-type': 'application/sdp' };
    const response = await this.#world
      .ask(url, { method: 'POST', headers, body })
      .catch(() => null);
    if (response === null) {
      this.#fail('media/gateway-down');
      return;
    }
    if (response.status !== 201) {
      this.#fail(faultOf(response));
      return;
    }
    const location = response.headers.get('location');
    if (location !== null) this.#resource = new URL(location, url).href;
    const sdp = await response.text();
    // Somebody closed it while the platform was thinking: it must hear of that all the same.
    if (this.#hasClosed()) this.#leave();
    else {
      await connection.setRemoteDescription({ type: 'answer', sdp });
      this.#watchPeer();
    }
  }

  /** A server need not say that picture and sound belong together; here they do. */
  #streamOf(track: MediaStreamTrack, streams: readonly MediaStream[]): MediaStream {
    if (this.#world.hasSound !== true) return streams[0] ?? new MediaStream([track]);
    this.#together ??= new MediaStream();
    this.#together.addTrack(track);
    return this.#together;
  }

  /** A server that ends properly says so; the connection itself only calls that a silence. */
  #watchPeer(): void {
    for (const { transport } of this.#connection.getReceivers()) {
      transport?.addEventListener('statechange', () => {
        if (transport.state === 'closed') this.#fail('stream/interrupted');
      });
    }
  }

  #hasClosed(): boolean {
    return this.#isClosed;
  }

  #watchLine(): void {
    clearTimeout(this.#broken);
    const { connectionState } = this.#connection;
    if (connectionState === 'failed' || connectionState === 'closed') {
      this.#fail('stream/interrupted');
    } else if (connectionState === 'disconnected') {
      this.#broken = setTimeout(() => this.#fail('stream/interrupted'), brokenLimitMs);
    }
  }

  #leave(): void {
    const resource = this.#resource;
    this.#resource = undefined;
    if (resource === undefined) return;
    // The page may be on its way out.
    void this.#world.ask(resource, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }

  #fail(code: FaultCode): void {
    if (!this.#isClosed) this.#listener.onFault(code);
  }
}

const gathered = (connection: RTCPeerConnection): Promise<void> =>
  new Promise((done) => {
    if (connection.iceGatheringState === 'complete') {
      done();
      return;
    }
    const limit = setTimeout(done, gatherLimitMs);
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState !== 'complete') return;
      clearTimeout(limit);
      done();
    };
  });

const faultOf = (response: Response): FaultCode => {
  const named = response.headers.get(faultHeader);
  return named !== null && Object.hasOwn(faultTable, named)
    ? (named as FaultCode)
    : 'stream/interrupted';
};
