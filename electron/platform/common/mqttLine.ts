import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, rootCertificates } from 'node:tls';
import { generate, parser as newParser, type Packet, type IPublishPacket } from 'mqtt-packet';
import type { Fault } from '#contract/outcome';
import type { ClockPort } from '../../wall/ports';
import { backOffMs } from '../backOff';
import type { LineEvents, MessageLine } from './messageLine';
import { connectionFault, refusalOf } from './mqttFaults';
import { idOfLong, MqttFrames } from './mqttFrames';

/** A broker, and what is wanted of it. */
export interface Broker {
  /** `mqtt://` or `mqtts://`, nobody's name in it. */
  address: string;
  /** Empty: nobody logs in, and no password goes there. */
  user: string;
  topics: readonly string[];
  /** Certificates, in PEM, beside the usual ones; empty: none. */
  authority: string;
}

interface Parts {
  broker: Broker;
  password: string;
  /** Of two lines with one name a broker cuts the first, for ever in turn. */
  clientId: string;
  /** False: the broker keeps nothing while the line is down; whoever listens reads what it missed. */
  isKept: boolean;
  clock: ClockPort;
  /** A number in [0, 1), so that many stations do not come back at once. */
  chance?: () => number;
}

const keepAliveS = 30;
const silentMs = 45_000;
const connectMs = 15_000;
const rule = { firstMs: 500, longestMs: 30_000 };
/** Brokers lock accounts: a refused log-in is not repeated at once. */
const refusedMs = 30_000;

/**
 * A line to a broker of MQTT 3.1.1. A session that is kept stays with the broker while the line is
 * down, and every message is acknowledged only when it is in the journal: what was not comes again.
 */
export class MqttLine implements MessageLine {
  readonly #parts: Parts;
  #events: LineEvents | undefined;
  #socket: Socket | undefined;
  #isHeld = false;
  #isLive = false;
  /** The broker knows the topics of this run. */
  #isSubscribed = false;
  #attempt = 0;
  readonly #cancels = new Set<() => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(events: LineEvents): void {
    this.#events = events;
    this.#connect();
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld) this.#socket?.pause();
    else this.#socket?.resume();
  }

  async stop(isForGood: boolean): Promise<void> {
    this.#events = undefined;
    this.#cancelAll();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    if (this.#isLive && isForGood) {
      const unsubscriptions = [...this.#parts.broker.topics];
      this.#send(socket, { cmd: 'unsubscribe', messageId: 2, unsubscriptions });
    }
    await new Promise<void>((done) => {
      socket.once('close', () => done());
      if (this.#isLive) this.#send(socket, { cmd: 'disconnect' });
      socket.end();
      setTimeout(() => socket.destroy(), 500).unref();
    });
  }

  #connect(): void {
    const socket = this.#open();
    this.#socket = socket;
    this.#isLive = false;
    const frames = new MqttFrames();
    const parser = newParser({ protocolVersion: 4 });
    let heardAtMs = this.#parts.clock.now();
    const fail = (fault: Fault): void => {
      if (this.#socket === socket) this.#failed(socket, fault);
    };
    parser.on('packet', (packet: Packet) => {
      if (this.#socket === socket) this.#take(socket, packet);
    });
    parser.on('error', () => fail({ code: 'platform/bad-answer' }));
    socket.on('data', (chunk: Buffer) => {
      heardAtMs = this.#parts.clock.now();
      try {
        for (const { bytes, isWhole } of frames.push(chunk)) {
          if (isWhole) parser.parse(bytes);
          else this.#skipped(socket, bytes);
        }
      } catch {
        fail({ code: 'platform/bad-answer' });
      }
    });
    socket.on('error', (error) => fail(connectionFault(error)));
    socket.on('close', () => fail({ code: 'platform/unreachable' }));
    this.#after(connectMs, () => {
      if (!this.#isLive) fail({ code: 'platform/timeout' });
    });
    this.#beat(socket, () => {
      const isSilent = this.#parts.clock.now() - heardAtMs > silentMs && !this.#isHeld;
      if (isSilent) fail({ code: 'platform/timeout' });
    });
  }

  #open(): Socket {
    const { address, authority } = this.#parts.broker;
    const { hostname, port, protocol } = new URL(address);
    const host = hostname.replace(/^\[|\]$/g, '');
    const isSecure = protocol === 'mqtts:';
    const where = { host, port: Number(port || (isSecure ? 8883 : 1883)) };
    if (!isSecure) return connectPlain(where, () => this.#greet());
    const ca = authority === '' ? undefined : [...rootCertificates, authority];
    // An address that is a number is no name to ask for.
    const servername = isIP(host) === 0 ? host : '';
    return connectSecure({ ...where, servername, ...(ca && { ca }) }, () => this.#greet());
  }

  #greet(): void {
    const { broker, password, clientId, isKept } = this.#parts;
    const socket = this.#socket;
    if (socket === undefined) return;
    socket.setNoDelay(true);
    this.#send(socket, {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId,
      clean: !isKept,
      keepalive: keepAliveS,
      ...(broker.user !== '' && { username: broker.user, password: Buffer.from(password) }),
    });
  }

  #take(socket: Socket, packet: Packet): void {
    switch (packet.cmd) {
      case 'connack': {
        const code = packet.returnCode ?? 0;
        if (code !== 0) this.#failed(socket, refusalOf(code));
        else if (packet.sessionPresent && this.#isSubscribed) this.#live();
        else this.#subscribe(socket);
        return;
      }
      case 'suback': {
        const refused = packet.granted.findIndex((code) => typeof code === 'number' && code >= 128);
        const topic = this.#parts.broker.topics[refused];
        if (topic === undefined) this.#live();
        else this.#failed(socket, { code: 'platform/refused', detail: topic });
        return;
      }
      case 'publish':
        this.#message(socket, packet);
        return;
      default:
    }
  }

  #subscribe(socket: Socket): void {
    const subscriptions = this.#parts.broker.topics.map((topic) => ({ topic, qos: 1 as const }));
    this.#send(socket, { cmd: 'subscribe', messageId: 1, subscriptions });
  }

  #live(): void {
    this.#isSubscribed = true;
    this.#isLive = true;
    this.#attempt = 0;
    this.#events?.live();
    if (this.#isHeld) this.#socket?.pause();
  }

  #message(socket: Socket, { topic, payload, qos, messageId }: IPublishPacket): void {
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
    this.#events?.message({ topic: topic.slice(0, 300), headers: {}, body }, () => {
      if (qos === 1) this.#acknowledge(socket, messageId);
    });
  }

  #skipped(socket: Socket, head: Buffer): void {
    this.#events?.lost();
    this.#acknowledge(socket, idOfLong(head));
  }

  /** Only on the line that it came over: another one delivers it anew. */
  #acknowledge(socket: Socket, messageId: number | undefined): void {
    if (messageId === undefined || this.#socket !== socket) return;
    this.#send(socket, { cmd: 'puback', messageId });
  }

  #send(socket: Socket, packet: Packet): void {
    if (socket.writable) socket.write(generate(packet));
  }

  #beat(socket: Socket, look: () => void): void {
    this.#after((keepAliveS * 1000) / 3, () => {
      if (this.#socket !== socket) return;
      if (this.#isLive) this.#send(socket, { cmd: 'pingreq' });
      this.#beat(socket, look);
      look();
    });
  }

  #failed(socket: Socket, fault: Fault): void {
    this.#socket = undefined;
    this.#isLive = false;
    socket.destroy();
    this.#cancelAll();
    this.#events?.down(fault);
    this.#attempt += 1;
    const chance = (this.#parts.chance ?? Math.random)();
    const pause = backOffMs(this.#attempt, chance, rule);
    const waitMs = fault.code === 'platform/login-refused' ? refusedMs : pause;
    this.#after(waitMs, () => this.#connect());
  }

  #after(ms: number, call: () => void): void {
    if (this.#events === undefined) return;
    const cancel = this.#parts.clock.after(ms, () => {
      this.#cancels.delete(cancel);
      call();
    });
    this.#cancels.add(cancel);
  }

  #cancelAll(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
