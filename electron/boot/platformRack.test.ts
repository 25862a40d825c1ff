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
  const given: string[] = [];
  const rack = new PlatformRack((platform, password) => {
    given.push(password);
    return new FakePlatform(new FakeClock(), platform.platformId);
  }, passwords);
  const told: string[] = [];
  rack.onPlatformAdded((port) => told.push(`added ${port.platformId}`));
  rack.onPlatformRemoved((id) => told.push(`removed ${id}`));
  return { kept, given, rack, told };
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

  it('forgets the password with the platform', async () => {
    const { kept, rack, told } = setUp();
    await rack.connect(settings, 'opensesame');
    expect(await rack.remove(platformId)).toEqual(success(null));
    expect(kept.size).toBe(0);
    expect(told.at(-1)).toBe('removed north');
    expect(await rack.remove(platformId)).toMatchObject({ fault: { code: 'platform/unknown' } });
  });

  it('keeps nothing of a platform that is attached for this run', async () => {
    const { kept, rack } = setUp();
    rack.attach(settings, 'fleeting');
    await rack.detach(platformId);
    expect(kept.size).toBe(0);
    expect(rack.platforms()).toEqual([]);
  });
});
