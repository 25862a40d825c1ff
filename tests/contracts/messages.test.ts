import { describe, expect, it } from 'vitest';
import {
  pushChannels,
  requestChannels,
  type PushChannel,
  type RequestChannel,
} from '#contract/channels';
import { faultCodes, faultSchema } from '#contract/outcome';
import { migrateSettings, settingsSchema } from '#contract/settings';
import { pushes, requests, settingsFile } from './messages';

describe('a message at the door', () => {
  it.each(Object.keys(requestChannels) as RequestChannel[])('%s', (channel) => {
    const { args } = requestChannels[channel];
    expect(args.safeParse(requests[channel].sound).error).toBeUndefined();
    expect(args.safeParse(requests[channel].spoiled).success).toBe(false);
  });

  it.each(Object.keys(requestChannels) as RequestChannel[])(
    '%s takes no part that nobody asked for',
    (channel) => {
      const { sound } = requests[channel];
      const more = { ...(sound as object), unasked: true };
      expect(requestChannels[channel].args.safeParse(more).success).toBe(false);
    },
  );

  it.each(Object.keys(requestChannels) as RequestChannel[])(
    '%s takes no other shape',
    (channel) => {
      for (const shape of [null, undefined, 1, 'text', [], [requests[channel].sound]]) {
        expect(requestChannels[channel].args.safeParse(shape).success).toBe(false);
      }
    },
  );

  it.each(Object.keys(pushChannels) as PushChannel[])('%s', (channel) => {
    expect(pushChannels[channel].safeParse(pushes[channel].sound).error).toBeUndefined();
    expect(pushChannels[channel].safeParse(pushes[channel].spoiled).success).toBe(false);
  });

  it.each(faultCodes)('carries the fault %s and no other', (code) => {
    expect(faultSchema.safeParse({ code }).success).toBe(true);
    expect(faultSchema.safeParse({ code: `${code}-er` }).success).toBe(false);
  });

  it('is refused as a settings file when a part is spoiled', () => {
    expect(settingsSchema.safeParse(settingsFile.sound).error).toBeUndefined();
    expect(migrateSettings(settingsFile.spoiled)).toBeUndefined();
  });
});
