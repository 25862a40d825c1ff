import { describe, expect, it } from 'vitest';

import type { PlatformId } from '#contract/ids';
import type { PlatformSettings } from '#contract/settings';
import type { PlatformHealth } from '#contract/view';

import type { CatalogNews, EventNews, PlatformPort } from '../wall/ports';
import { Signal } from '../wall/signal';
import { PlatformRegistry, platformOf } from './platformRegistry';

const settings = (platformId: string): PlatformSettings => ({
  platformId: platformId as PlatformId,
  kind: 'vnp',
  name: platformId,
  address: 'http://platform.example/',
  user: 'wall',
});

const given = () => {
  const made: {
    password: string | null;
    isStarted: boolean;
    isStopped: boolean;
    news: Signal<CatalogNews>;
  }[] = [];
  const registry = new PlatformRegistry({
    makePlatform: ({ platformId, name }, password) => {
      const news = new Signal<CatalogNews>();
      const one = { password, isStarted: false, isStopped: false, news };
      made.push(one);
      const port: Partial<PlatformPort> = {
        platformId,
        start: () => {
          one.isStarted = true;
        },
        stop: () => {
          one.isStopped = true;
          return Promise.resolve();
        },
        health: () => ({ platformId, name }) as PlatformHealth,
        onHealthChanged: new Signal<PlatformHealth>().on,
        onCatalogNews: news.on,
        onEventNews: new Signal<EventNews>().on,
      };
      return port as PlatformPort;
    },
  });
  return { registry, made };
};

describe('PlatformRegistry', () => {
  it('starts what it connects and finds it by any id that carries it', () => {
    const { registry, made } = given();
    const port = registry.connect(settings('city'), 'word');
    registry.connect(settings('north'), 'other');
    expect(made.map(({ isStarted }) => isStarted)).toEqual([true, true]);
    expect(registry.of('city' as PlatformId)).toBe(port);
    expect(registry.ofCamera('city:99010200001320000001')).toBe(port);
    expect(registry.ofCamera('nobody:1')).toBeUndefined();
    expect(registry.all()).toHaveLength(2);
    expect(registry.health().map(({ name }) => name)).toEqual(['city', 'north']);
    expect(platformOf('city:a:b')).toBe('city');
  });

  it('replaces a platform of the same id and no longer hears the old one', () => {
    const { registry, made } = given();
    const heard: string[] = [];
    registry.onCatalogNews(({ platformId, news }) => heard.push(`${platformId} ${news.kind}`));
    registry.connect(settings('city'), 'old');
    registry.connect(settings('city'), 'new');
    expect(made.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    made[0]?.news.emit({ kind: 'reset' });
    made[1]?.news.emit({ kind: 'complete' });
    expect(heard).toEqual(['city complete']);
    expect(registry.all()).toHaveLength(1);
  });

  it('tells when a platform is taken away, and does not mind an unknown one', async () => {
    const { registry, made } = given();
    const removed: string[] = [];
    registry.onRemoved((platformId) => removed.push(platformId));
    registry.connect(settings('city'), 'word');
    await registry.remove('city' as PlatformId);
    await registry.remove('nobody' as PlatformId);
    expect(made[0]?.isStopped).toBe(true);
    expect(removed).toEqual(['city', 'nobody']);
    expect(registry.all()).toEqual([]);
  });

  it('ends all of them with the station', async () => {
    const { registry, made } = given();
    registry.connect(settings('city'), 'word');
    registry.connect(settings('north'), 'word');
    await registry.stop();
    expect(made.every(({ isStopped }) => isStopped)).toBe(true);
  });
});
