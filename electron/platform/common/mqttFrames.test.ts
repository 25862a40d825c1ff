import { generate } from 'mqtt-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfLong, longestMessage, MqttFrames } from './mqttFrames';

const aMessage = (size: number, messageId = 7, qos: 0 | 1 = 1): Buffer =>
  generate({
    cmd: 'publish',
    topic: 'plant/door',
    payload: Buffer.alloc(size, 1),
    qos,
    dup: false,
    retain: false,
    messageId,
  });

describe('what a broker sends', () => {
  it('is cut into the same packets wherever the line broke it', () => {
    const packets = [aMessage(3), aMessage(200), aMessage(0, 9), generate({ cmd: 'pingresp' })];
    const whole = Buffer.concat(packets);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (sizes) => {
        const frames = new MqttFrames();
        const found: Buffer[] = [];
        let at = 0;
        for (const size of [...sizes, whole.length]) {
          found.push(...frames.push(whole.subarray(at, at + size)).map(({ bytes }) => bytes));
          at += size;
        }
        expect(found).toEqual(packets);
      }),
    );
  });

  it('is skipped when it is too long, and can be acknowledged all the same', () => {
    const frames = new MqttFrames();
    const long = aMessage(longestMessage + 1, 513);
    const found = [];
    for (let at = 0; at < long.length; at += 50_000) {
      found.push(...frames.push(long.subarray(at, at + 50_000)));
    }
    found.push(...frames.push(aMessage(3)));
    expect(found.map(({ isWhole }) => isWhole)).toEqual([false, true]);
    expect(idOfLong(found[0]?.bytes ?? Buffer.alloc(0))).toBe(513);
    expect(found[0]?.bytes.length).toBeLessThan(70_000);
    expect(idOfLong(aMessage(longestMessage, 3, 0))).toBeUndefined();
  });

  it('is refused when it is no MQTT', () => {
    expect(() => new MqttFrames().push(Buffer.alloc(9, 0xff))).toThrow();
  });
});
