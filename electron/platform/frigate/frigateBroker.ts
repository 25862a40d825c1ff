import type { Fault } from '#contract/outcome';

import type { ClockPort } from '../../wall/ports';
import type { LineEvents, Message } from '../common/messageLine';
import { MqttLine } from '../common/mqttLine';
import { parseJson } from '../common/readAnswer';

/** Where the broker is; who may log in there is no matter of the platform's own account. */
export interface FrigateBrokerParts {
  /** `mqtt://` or `mqtts://`. */
  address: string;
  user: string;
  password: string;
  clock: ClockPort;
  /** In [0, 1); Math.random outside of tests. */
  chance?: (() => number) | undefined;
  onReview: (review: unknown) => void;
  /** A message that nothing can be made of. */
  onUnreadable: () => void;
  /** Reviews come this way from now on; what was missed is to be read. */
  onLive: () => void;
  onLost: (fault: Fault) => void;
}

/** What the platform says of itself at the broker; kept there, and said by the broker when it dies. */
const present = 'online';

/**
 * Reviews by way of a broker, beside the platform's own line. The broker is there without the
 * platform, too: this way works only while both are.
 */
export class FrigateBroker {
  readonly #parts: FrigateBrokerParts;
  #line: MqttLine | undefined;
  #prefix = '';
  #isHeld = false;
  #isConnected = false;
  /** Whoever says nothing is taken for present. */
  #isPresent = true;

  constructor(parts: FrigateBrokerParts) {
    this.#parts = parts;
  }

  /** Listens below that name, which is a setting of theirs; another one is another line. */
  start(prefix: string): void {
    if (this.#line !== undefined && this.#prefix === prefix) return;
    void this.stop();
    this.#prefix = prefix;
    const { address, user, password, clock, chance = Math.random } = this.#parts;
    const topics = [`${prefix}/available`, `${prefix}/reviews`];
    this.#line = new MqttLine({
      broker: { address, user, topics, authority: '' },
      password,
      clock,
      chance,
      // Several stations listen to one platform.
      clientId: `brightwall-${Math.random().toString(36).slice(2, 14)}`,
      isKept: false,
    });
    this.#line.hold(this.#isHeld);
    this.#line.start(this.#events());
  }

  async stop(): Promise<void> {
    const line = this.#line;
    this.#line = undefined;
    this.#isConnected = false;
    this.#isPresent = true;
    await line?.stop(true);
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#line?.hold(isHeld);
  }

  #events(): LineEvents {
    const { onUnreadable, onLost } = this.#parts;
    return {
      message: (message, kept) => {
        this.#take(message);
        kept();
      },
      lost: onUnreadable,
      live: () => {
        this.#isConnected = true;
        if (this.#isPresent) this.#parts.onLive();
      },
      down: (fault) => {
        this.#isConnected = false;
        this.#isPresent = true;
        onLost(fault);
      },
    };
  }

  #take({ topic, body }: Message): void {
    const text = Buffer.from(body).toString('utf8');
    if (topic === `${this.#prefix}/available`) this.#setPresent(text.trim() === present);
    else if (topic === `${this.#prefix}/reviews`) this.#parts.onReview(parseJson(text));
  }

  #setPresent(isPresent: boolean): void {
    if (isPresent === this.#isPresent) return;
    this.#isPresent = isPresent;
    if (!isPresent)
      this.#parts.onLost({ code: 'platform/unreachable', detail: 'not at the broker' });
    else if (this.#isConnected) this.#parts.onLive();
  }
}
