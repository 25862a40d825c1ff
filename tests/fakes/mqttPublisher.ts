import { connect, type TLSSocket } from 'node:tls';
import { generate, parser as newParser, type Packet } from 'mqtt-packet';
import { brokerUser, type Mosquitto } from './mosquitto';

/** Publishes at a broker; every message counts once the broker has acknowledged it. */
export class MqttPublisher {
  readonly #socket: TLSSocket;
  readonly #waiting = new Map<number, () => void>();
  #lastId = 0;

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
    const parser = newParser({ protocolVersion: 4 });
    socket.on('data', (chunk: Buffer) => parser.parse(chunk));
    socket.on('error', () => undefined);
    parser.on('packet', (packet: Packet) => {
      const id = packet.cmd === 'connack' ? 0 : packet.messageId;
      if (id === undefined) return;
      this.#waiting.get(id)?.();
      this.#waiting.delete(id);
    });
  }

  static async at({ address, authority }: Mosquitto): Promise<MqttPublisher> {
    const { hostname: host, port } = new URL(address);
    const socket = connect({ host, port: Number(port), ca: authority });
    await new Promise<void>((done, fail) => {
      socket.once('secureConnect', done);
      socket.once('error', fail);
    });
    const publisher = new MqttPublisher(socket);
    await publisher.#answered(0, {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: `publisher-${String(process.pid)}-${String(Date.now())}`,
      clean: true,
      keepalive: 60,
      username: brokerUser.user,
      password: Buffer.from(brokerUser.password),
    });
    return publisher;
  }

  /** Ends when the broker has it. */
  publish(topic: string, payload: string | object, retain = false): Promise<void> {
    this.#lastId = (this.#lastId % 65_535) + 1;
    const messageId = this.#lastId;
    return this.#answered(messageId, {
      cmd: 'publish',
      topic,
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      qos: 1,
      dup: false,
      retain,
      messageId,
    });
  }

  end(): void {
    this.#socket.write(generate({ cmd: 'disconnect' }));
    this.#socket.end();
  }

  #answered(id: number, packet: Packet): Promise<void> {
    return new Promise((done) => {
      this.#waiting.set(id, done);
      this.#socket.write(generate(packet));
    });
  }
}
