import { describe, expect, it } from 'vitest';

import { capableOf } from '#contract/capabilities';
import type { PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';

import { FakeClock, settled } from '../../../tests/fakes/fakeClock';
import type { PlatformStream } from '../../wall/ports';
import { PollingPlatform } from './pollingPlatform';

class Listed extends PollingPlatform {
  readonly capabilities = capableOf();
  next: Outcome<null> = success(null);
  lost = 0;
  listings = 0;
  letGoCount = 0;

  openStream(): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(failure('catalog/unknown-camera'));
  }

  renewStream(): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(failure('stream/lease-ended'));
  }

  closeStream(): Promise<void> {
    return Promise.resolve();
  }

  protected list(): Promise<Outcome<null>> {
    this.listings += 1;
    this.leftOut(this.lost);
    return Promise.resolve(this.next);
  }

  protected letGo(): void {
    this.letGoCount += 1;
  }
}

const given = async () => {
  const clock = new FakeClock();
  const settings = {
    platformId: 'site' as PlatformId,
    kind: 'zlm' as const,
    name: '站',
    address: 'http://media.example/',
    user: '',
  };
  const listed = new Listed({ settings, clock, everyMs: 10_000, chance: () => 1 });
  listed.start();
  await settled();
  return { clock, listed };
};

describe('PollingPlatform', () => {
  it('lists at once, and again after each pause', async () => {
    const { clock, listed } = await given();
    expect(listed.health()).toMatchObject({ state: 'live', isCatalogLoading: false });
    await clock.pass(9_999);
    expect(listed.listings).toBe(1);
    await clock.pass(1);
    expect(listed.listings).toBe(2);
  });

  it('is down after a listing that failed, tries soon, then later each time', async () => {
    const { clock, listed } = await given();
    listed.next = failure('platform/timeout');
    await clock.pass(10_000);
    expect(listed.health()).toMatchObject({ state: 'down', fault: { code: 'platform/timeout' } });
    for (const [at, pauseMs] of [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000].entries()) {
      expect(listed.listings).toBe(2 + at);
      await clock.pass(pauseMs);
    }
    listed.next = success(null);
    await clock.pass(10_000);
    expect(listed.health()).toMatchObject({ state: 'live', fault: null });
  });

  it('does not knock again and again where it was refused', async () => {
    const { clock, listed } = await given();
    listed.next = failure('platform/login-refused');
    await clock.pass(10_000);
    await clock.pass(29_999);
    expect(listed.listings).toBe(2);
    await clock.pass(1);
    expect(listed.listings).toBe(3);
  });

  it('counts a row that nothing can be made of once, however often it is listed', async () => {
    const { clock, listed } = await given();
    listed.lost = 2;
    for (let n = 0; n < 3; n += 1) await clock.pass(10_000);
    expect(listed.health().unreadable?.lost).toBe(2);
    listed.lost = 3;
    await clock.pass(10_000);
    await clock.pass(1_000);
    expect(listed.health().unreadable?.lost).toBe(3);
  });

  it('is still after it was stopped, and gives back what it held', async () => {
    const { clock, listed } = await given();
    await listed.stop();
    await clock.pass(100_000);
    expect(listed.listings).toBe(1);
    expect(listed.letGoCount).toBe(1);
    expect(clock.waitingCount()).toBe(0);
  });
});
