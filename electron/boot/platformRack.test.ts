import { describe, expect, it } from 'vitest';
import { platformIdSchema } from '#contract/ids';
import { success } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import { PlatformRack, type Passwords } from './platformRack';

const platformId = platformIdSchema.parse('north');
const settings: PlatformSettings = {
  platformId,
  kind: 'vnp',
  name: 'North',
  address: 'http://127.0.0.1:9000',
  user: 'wall',
};

const setUp = () => {
  const kept = new Map<string, string>();
  const passwords: Passwords = {
    get: (name) => Promise.resolve(kept.get(name)),
    put: (name, secret) => {
      kept.set(name, secret);
      return Promise.resolve(success(null));
    },
    forget: (name) => {
      kept.delete(name);
      return Promise.resolve();
    },
  };
  const given: (string | null)[] = [];
  const atBroker: (string | undefined)[] = [];
  const rack = new PlatformRack((platform, password, brokerPassword) => {
    given.push(password);
    atBroker.push(brokerPassword);
    return new FakePlatform(new FakeClock(), platform.platformId);
  }, passwords);
  const told: string[] = [];
  rack.onPlatformAdded((port) => told.push(`added ${port.platformId}`));
  rack.onPlatformRemoved((id) => told.push(`removed ${id}`));
  return { kept, given, atBroker, rack, told };
};

describe('the platforms of the station', () => {
  it('keeps the password of a platform that a person connected', async () => {
    const { kept, given, rack, told } = setUp();
    expect(await rack.connect(settings, 'opensesame')).toEqual(success(null));
    expect(kept.get('north')).toBe('opensesame');
    expect(given).toEqual(['opensesame']);
    expect(told).toEqual(['added north']);
    expect(rack.platforms()).toHaveLength(1);
  });

  it('keeps the password of its broker beside it, as long as it has one', async () => {
    const { kept, atBroker, rack } = setUp();
    const withBroker = { ...settings, options: { broker: 'mqtts://192.0.2.9', brokerUser: 'w' } };
    await rack.connect(withBroker, 'opensesame', 'sesame at the broker');
    await rack.connect(withBroker, null);
    expect(atBroker).toEqual(['sesame at the broker', 'sesame at the broker']);
    expect([...kept.keys()]).toEqual(['north', 'broker:north']);
    await rack.connect(settings, null);
    expect([...kept.keys()]).toEqual(['north']);
    await rack.connect(withBroker, null, 'again');
    await rack.remove(platformId);
    expect(kept.size).toBe(0);
  });

  it('replaces one of the same id, and says so before the new one', async () => {
    const { rack, told } = setUp();
    await rack.connect(settings, 'a');
    await rack.connect(settings, 'b');
    expect(told).toEqual(['added north', 'removed north', 'added north']);
    expect(rack.platforms()).toHaveLength(1);
  });

  it('connects at the start what was kept, with what the keychain gives', async () => {
    const { kept, given, rack } = setUp();
    kept.set('north', 'opensesame');
    await rack.attachKept([settings]);
    expect(given).toEqual(['opensesame']);
  });

  it('takes out one that is turned off, keeps its password, and connects with it again', async () => {
    const { kept, given, rack, told } = setUp();
    await rack.connect(settings, 'opensesame');
    await rack.connect({ ...settings, isOn: false }, null);
    expect(rack.platforms()).toEqual([]);
    expect(told.at(-1)).toBe('removed north');
    expect(kept.get('north')).toBe('opensesame');
    await rack.connect(settings, null);
    expect(given).toEqual(['opensesame', 'opensesame']);
  });

  it('makes up no password that it does not know, where one is needed', async () => {
    const { given, rack } = setUp();
    await rack.attachKept([settings]);
    await rack.attachKept([{ ...settings, user: '' }]);
    await rack.attachKept([{ ...settings, kind: 'zlm', user: '' }]);
    expect(given).toEqual([null, '', null]);
  });

  it('leaves those alone that are turned off', async () => {
    const { rack } = setUp();
    await rack.attachKept([{ ...settings, isOn: false }]);
    expect(rack.platforms()).toEqual([]);
  });

  it('forgets the password with the platform', async () => {
    const { kept, rack, told } = setUp();
    await rack.connect(settings, 'opensesame');
    await rack.remove(platformId);
    expect(kept.size).toBe(0);
    expect(told.at(-1)).toBe('removed north');
  });

  it('keeps nothing of a platform that is attached for this run', async () => {
    const { kept, rack } = setUp();
    rack.attach(settings, 'fleeting');
    await rack.detach(platformId);
    expect(kept.size).toBe(0);
    expect(rack.platforms()).toEqual([]);
  });
});
