import { describe, expect, it } from 'vitest';
import { defaultKeySettings, readKeySettings } from './keys';
import { migrateSettings } from './settings';

describe('readKeySettings', () => {
  it('takes the product’s keys where nothing was kept', () => {
    expect(readKeySettings(undefined)).toEqual(defaultKeySettings);
    expect(readKeySettings('spoiled')).toEqual(defaultKeySettings);
  });

  it('keeps what is good of a spoiled file', () => {
    const raw = {
      hasCharacterKeys: 'yes',
      own: { pin: ['KeyP'], full: 'KeyF', off: ['not a key'], 'no name': ['KeyA'], undo: [] },
    };
    expect(readKeySettings(raw)).toEqual({
      hasCharacterKeys: true,
      own: { pin: ['KeyP'], undo: [] },
    });
  });
});

describe('settings with spoiled keys', () => {
  it('stay usable, with all that is not about keys', () => {
    expect(migrateSettings({ locale: 'en', keys: 7 })).toMatchObject({
      locale: 'en',
      keys: defaultKeySettings,
    });
  });
});
