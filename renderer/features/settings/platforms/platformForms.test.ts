import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingCodes, findingTable } from '#contract/connection';
import { platformSettingsSchema, type PlatformSettings } from '#contract/settings';
import { en } from '../../../kit/text/en';
import { zhCN } from '../../../kit/text/zh-CN';
import {
  addressOf,
  brokerPasswordOf,
  draftOf,
  emptyDraft,
  kindForms,
  kinds,
  lackOf,
  passwordOf,
  platformIdOf,
  settingsOf,
  type Draft,
} from './platformForms';

const draft = (given: Partial<Draft>): Draft => ({
  ...emptyDraft,
  name: 'East',
  address: 'http://10.0.0.8:8080',
  user: 'wall',
  ...given,
});

describe('what is typed about a platform', () => {
  it('is asked for by kind, and only that is kept', () => {
    const typed = draft({ kind: 'zlm', password: 'key', options: { zone: 'Asia/Shanghai' } });
    const settings = settingsOf(typed, null);
    expect(settings).toMatchObject({ kind: 'zlm', user: '' });
    expect(settings.options).toBeUndefined();
    expect(passwordOf(typed, null)).toBe('key');
  });

  it('asks for no user where a list is a file, and for one where it is on the network', () => {
    const typed = draft({ kind: 'list', address: '/srv/a.m3u', password: 'left over' });
    expect(settingsOf(typed, null).user).toBe('');
    expect(passwordOf(typed, null)).toBe('');
    const web = draft({ kind: 'list', address: 'https://lists.test/a.m3u', password: 'secret' });
    expect(settingsOf(web, null).user).toBe('wall');
    expect(passwordOf(web, null)).toBe('secret');
  });

  it('lacks what its kind needs, the first first', () => {
    expect(lackOf(draft({ name: ' ' }), true)).toBe('name');
    expect(lackOf(draft({ name: '' }), false)).toBeNull();
    expect(lackOf(draft({ address: '' }), true)).toBe('address');
    expect(lackOf(draft({ address: 'video.test' }), true)).toBe('wrong-address');
    expect(lackOf(draft({ user: '' }), true)).toBe('user');
    expect(lackOf(draft({ kind: 'go2rtc', user: '' }), true)).toBeNull();
  });

  it.each([
    ['/srv/cameras of the city.m3u', 'file:///srv/cameras%20of%20the%20city.m3u'],
    ['C:\\lists\\摄像机 1.csv', 'file:///C:/lists/%E6%91%84%E5%83%8F%E6%9C%BA%201.csv'],
    ['\\\\server\\share\\a#1.json', 'file://server/share/a%231.json'],
    ['https://lists.test/city.m3u', 'https://lists.test/city.m3u'],
  ])('a list may be %s', (typed, address) => {
    const list = draft({ kind: 'list', address: typed, user: '' });
    expect(addressOf(list)).toBe(address);
    const settings = settingsOf(list, null);
    expect(platformSettingsSchema.safeParse(settings).success).toBe(true);
    expect(settingsOf(draftOf(settings), settings)).toEqual(settings);
  });

  it('is never a file for another kind', () => {
    for (const kind of kinds.filter((one) => one !== 'list')) {
      expect(addressOf(draft({ kind, address: '/etc/passwd' }))).toBeUndefined();
      expect(addressOf(draft({ kind, address: 'file:///etc/passwd' }))).toBeUndefined();
    }
  });

  it('never breaks the form, whatever it is, and what is taken fits the contract', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...kinds), (address, kind) => {
        const typed = draft({ address, kind });
        if (lackOf(typed, true) !== null) return;
        expect(platformSettingsSchema.safeParse(settingsOf(typed, null)).success).toBe(true);
      }),
    );
  });
});

describe('a platform that is changed', () => {
  const before: PlatformSettings = settingsOf(draft({}), null);

  it('keeps its id, and its password where none is typed', () => {
    const moved = draft({ address: 'http://10.0.0.9' });
    expect(settingsOf(moved, before).platformId).toBe(before.platformId);
    expect(passwordOf(moved, before)).toBeNull();
    expect(passwordOf(draft({ kind: 'zlm', user: '' }), before)).toBeNull();
    expect(passwordOf(draft({ kind: 'go2rtc', user: '' }), before)).toBeNull();
    const free = draft({ kind: 'go2rtc', user: '', address: 'http://10.0.0.9' });
    expect(passwordOf(free, before)).toBe('');
  });

  it('is the same by kind and address, and no other', () => {
    expect(platformIdOf('vnp', 'http://a.test/')).toBe(platformIdOf('vnp', 'http://a.test'));
    expect(platformIdOf('vnp', 'http://a.test')).not.toBe(platformIdOf('vnp', 'http://a.test:81'));
    expect(platformIdOf('zlm', 'http://a.test')).not.toBe(platformIdOf('wvp', 'http://a.test'));
  });
});

describe('the broker of a platform', () => {
  const at = (broker: string, more: Partial<Draft> = {}): Draft =>
    draft({ kind: 'frigate', options: { broker, brokerUser: 'w' }, ...more });

  it('has an address without a user in it, or there is none', () => {
    expect(lackOf(at('mqtts://10.0.0.9:8883'), true)).toBeNull();
    expect(lackOf(at(' '), true)).toBeNull();
    for (const wrong of ['10.0.0.9', 'http://10.0.0.9', 'mqtt://wall:secret@10.0.0.9']) {
      expect(lackOf(at(wrong), true)).toBe('wrong-broker');
    }
    const { options } = settingsOf(at('mqtt://wall:secret@10.0.0.9'), null);
    const wrong = { ...settingsOf(at(''), null), options };
    expect(platformSettingsSchema.safeParse(wrong).success).toBe(false);
  });

  it('keeps its password where none is typed, and has one of its own', () => {
    const before = settingsOf(at('mqtts://10.0.0.9'), null);
    expect(brokerPasswordOf(at('mqtts://10.0.0.9'), before)).toBeNull();
    expect(brokerPasswordOf(at('mqtts://10.0.0.9', { brokerPassword: 'x' }), before)).toBe('x');
    expect(brokerPasswordOf(at(''), before)).toBeUndefined();
    expect(brokerPasswordOf(at('mqtts://10.0.0.9'), null)).toBe('');
    expect(
      JSON.stringify(settingsOf(at('mqtts://10.0.0.9', { brokerPassword: 'x' }), null)),
    ).not.toContain('"x"');
  });
});

describe('the words of a test', () => {
  it.each([
    ['zh-CN', zhCN.platforms],
    ['en', en.platforms],
  ] as const)(
    '%s: a sentence for every finding, an advice for all that is not good',
    (_, words) => {
      const silent = findingCodes.filter((code) => !(code in words.finding));
      expect(silent).toEqual([]);
      const poor = findingCodes.filter((code) => findingTable[code] === 'failed');
      expect(poor.filter((code) => !(code in words.advice))).toEqual([]);
    },
  );

  it('names every kind and every option', () => {
    for (const kind of kinds) expect(en.platforms.kindHint).toHaveProperty(kind);
    for (const { options } of Object.values(kindForms)) {
      for (const key of options) expect(en.platforms.optionHint).toHaveProperty(key);
    }
  });
});
