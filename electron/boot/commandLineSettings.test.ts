import { expect, it } from 'vitest';
import { defaultSettings } from '#contract/settings';
import { readArguments } from './arguments';
import { overrideSettings } from './commandLineSettings';

const settingsWith = (...argv: string[]) => {
  const parsed = readArguments(argv);
  if (!parsed.ok) throw new Error(parsed.sentence);
  return overrideSettings(parsed.value)(defaultSettings);
};

it('leaves the settings as they are without arguments', () => {
  expect(settingsWith()).toEqual(defaultSettings);
});

it('puts what the command line says before what is kept', () => {
  const settings = settingsWith('--lang=en', '--cameras=9', '--alarms-per-hour=0');
  expect(settings.locale).toBe('en');
  expect(settings.city).toEqual({ ...defaultSettings.city, cameras: 9, alarmsPerHour: 0 });
});
