import { describe, expect, it } from 'vitest';
import { failure } from '#contract/outcome';
import { defaultSettings, type Settings } from '#contract/settings';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { SettingsKeeper } from './settingsKeeper';

const platform = {
  platformId: 'east' as never,
  kind: 'vnp' as const,
  name: 'East',
  address: 'http://east.test',
  user: 'reader',
};

const aKeeper = async (store = new FakeStore(), override?: (settings: Settings) => Settings) => {
  const keeper = new SettingsKeeper({ store, ...(override && { override }) });
  const loaded = await keeper.load();
  return { keeper, store, loaded };
};

describe('settings', () => {
  it('are the defaults on a first start', async () => {
    expect((await aKeeper()).keeper.current()).toEqual(defaultSettings);
  });

  it('are in force at once, told, and there after a restart', async () => {
    const { keeper, store } = await aKeeper();
    const told: string[] = [];
    keeper.onSettingsChanged((settings) => told.push(settings.locale));
    expect(await keeper.write({ locale: 'en' })).toMatchObject({ ok: true });
    expect(told).toEqual(['en']);
    expect((await aKeeper(store)).keeper.current().locale).toBe('en');
  });

  it('are in force also when they cannot be kept, and say so', async () => {
    const { keeper, store } = await aKeeper();
    store.fault = failure('store/unwritable').fault;
    expect(await keeper.write({ theme: 'light' })).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
    expect(keeper.current().theme).toBe('light');
  });

  it('are the defaults when the file is broken, with the fault', async () => {
    const store = new FakeStore();
    store.fault = failure('store/broken').fault;
    const { keeper, loaded } = await aKeeper(store);
    expect(loaded).toMatchObject({ fault: { code: 'store/broken' } });
    expect(keeper.current()).toEqual(defaultSettings);
  });

  it('go back to the defaults, and platforms stay', async () => {
    const { keeper } = await aKeeper();
    await keeper.write({ platforms: [platform], locale: 'en' });
    await keeper.reset();
    expect(keeper.current()).toEqual({ ...defaultSettings, platforms: [platform] });
  });

  it('of one start are not kept, and a person goes before them', async () => {
    const { keeper, store } = await aKeeper(new FakeStore(), (settings) => ({
      ...settings,
      stationName: 'for now',
    }));
    expect(keeper.current().stationName).toBe('for now');
    await keeper.write({ locale: 'en' });
    expect(store.values.get('settings')).toMatchObject({ stationName: '', locale: 'en' });
    await keeper.write({ stationName: 'for good' });
    expect(keeper.current().stationName).toBe('for good');
  });
});
