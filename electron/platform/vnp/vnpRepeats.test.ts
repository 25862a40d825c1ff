import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformId } from '#contract/ids';
import { aWireAlarm } from '../../../tests/builders/vnpMessages';
import { VnpRepeats } from './vnpRepeats';
import { toAlarm } from './vnpTranslate';
import { wireAlarmSchema } from './vnpWire';

const city = 'city' as PlatformId;
const nowMs = 1_800_000_000_000;
const first = aWireAlarm({ id: 'a', count: 1, version: 1, condition: 'active' });

const learned = (): VnpRepeats => {
  const repeats = new VnpRepeats();
  repeats.learn(first, toAlarm(city, wireAlarmSchema.parse(first)));
  return repeats;
};

const copy = (change: object): unknown => ({ ...structuredClone(first), ...change });

describe('an alarm that comes again', () => {
  it('is read as the whole way would read it', () => {
    const again = copy({ count: 7, version: 9, lastRaisedAtMs: 1_700_000_000_000 });
    expect(learned().read(again, nowMs)).toEqual(toAlarm(city, wireAlarmSchema.parse(again)));
  });

  it.each([
    { titleZh: '另一件事' },
    { level: 3 },
    { position: { longitude: 1, latitude: 2 } },
    { linkedCameraIds: ['other'] },
    { pictures: [{ url: '/other' }] },
    { condition: 'cleared' },
    { more: true },
    { count: 0 },
    { count: '2' },
    { version: -1 },
    { lastRaisedAtMs: nowMs + 3_600_000 },
    { id: 'b' },
  ])('and says %j is examined anew', (change) => {
    expect(learned().read(copy(change), nowMs)).toBeUndefined();
  });

  it('whatever comes, it is never read otherwise than the whole way would', () => {
    const name = fc.constantFrom(...Object.keys(first));
    const changes = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
    fc.assert(
      fc.property(changes, (change) => {
        const raw = copy(change);
        const read = learned().read(raw, nowMs);
        if (read === undefined) return;
        expect(read).toEqual(toAlarm(city, wireAlarmSchema.parse(raw)));
      }),
    );
  });

  it('is forgotten when it is over', () => {
    const repeats = learned();
    const over = copy({ condition: 'cleared', clearedAtMs: 5 });
    repeats.learn(over, toAlarm(city, wireAlarmSchema.parse(over)));
    expect(repeats.read(copy({ count: 2 }), nowMs)).toBeUndefined();
  });
});
