/** Longest message that is taken; what is longer is skipped, not gathered. */
export const longestMessage = 256 * 1024;
const longestHead = 64 * 1024 + 8;

/** A whole packet, or the beginning of one that is too long to be taken. */
export interface Frame {
  bytes: Buffer;
  isWhole: boolean;
}

class NotMqtt extends Error {}

/**
 * Cuts what a broker sends into packets. Memory is bounded: of a packet that is too long only the
 * beginning is kept, which is enough to acknowledge it, so that it does not come again for ever.
 */
export class MqttFrames {
  #waiting: Buffer = Buffer.alloc(0);
  #toSkip = 0;

  /** Throws when what comes is no MQTT. */
  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let rest = this.#skip(chunk);
    if (rest.length > 0) {
      this.#waiting = this.#waiting.length === 0 ? rest : Buffer.concat([this.#waiting, rest]);
    }
    for (;;) {
      const length = packetLength(this.#waiting);
      if (length === undefined) return frames;
      const isLong = length > longestMessage;
      const wanted = isLong ? Math.min(length, longestHead) : length;
      if (this.#waiting.length < wanted) return frames;
      frames.push({ bytes: this.#waiting.subarray(0, wanted), isWhole: !isLong });
      rest = this.#waiting.subarray(wanted);
      this.#toSkip = length - wanted;
      this.#waiting = this.#skip(rest);
    }
  }

  #skip(bytes: Buffer): Buffer {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    return bytes.subarray(skipped);
  }
}

/** Fixed head and what it announces; undefined while the head is not whole. */
const packetLength = (bytes: Buffer): number | undefined => {
  let length = 0;
  for (let at = 1; at <= 4; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 128 ** (at - 1);
    if (byte < 0x80) return 1 + at + length;
  }
  throw new NotMqtt('length of a packet');
};

/** The number of a message that is too long, by which it is acknowledged; undefined for none. */
export const idOfLong = (head: Buffer): number | undefined => {
  const isAcknowledged = head[0] !== undefined && head[0] >> 4 === 3 && (head[0] & 0x06) === 2;
  if (!isAcknowledged) return undefined;
  let at = 1;
  while (at < 4 && (head[at] ?? 0) >= 0x80) at += 1;
  const topicAt = at + 1;
  const idAt = topicAt + 2 + head.readUInt16BE(topicAt);
  return idAt + 2 <= head.length ? head.readUInt16BE(idAt) : undefined;
};
