import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';
import { ownArguments } from './ownArguments';

const nothing = {
  snapshotFolder: undefined,
  cameras: undefined,
  locale: undefined,
  alarmsPerHour: undefined,
  cityScript: undefined,
  windowedScreens: undefined,
  cityPort: undefined,
  isWallOnly: false,
  hasNoGuide: false,
};

describe('arguments', () => {
  it('asks for nothing when there are none', () => {
    expect(readArguments([])).toEqual({ ok: true, value: nothing });
  });

  it('takes a value in the same word or in the next', () => {
    const wanted = { ok: true, value: { ...nothing, cameras: 7, locale: 'en' } };
    expect(readArguments(['--cameras=7', '--lang', 'en'])).toEqual(wanted);
  });

  it('takes every switch of ours', () => {
    expect(
      readArguments([
        '--snapshot',
        'out',
        '--alarms-per-hour=0',
        '--city-script=day',
        '--windowed-screens=3',
        '--city-port=9000',
        '--no-desk',
        '--no-guide',
      ]),
    ).toEqual({
      ok: true,
      value: {
        ...nothing,
        snapshotFolder: resolve('out'),
        alarmsPerHour: 0,
        cityScript: 'day',
        windowedScreens: 3,
        cityPort: 9000,
        isWallOnly: true,
        hasNoGuide: true,
      },
    });
  });

  it.each([
    '--no-sandbox',
    '--user-data-dir=/tmp/x',
    '--remote-debugging-port=0',
    '--inspect=0',
    '--disable-gpu',
  ])('lets %s pass', (argument) => {
    expect(readArguments([argument])).toEqual({ ok: true, value: nothing });
  });

  it.each([
    [['--camera=7'], '--camera=7'],
    [['out'], 'out'],
    [['--cameras=0'], '--cameras needs a whole number from 1 to 100000'],
    [['--cameras=1e3'], '--cameras needs'],
    [['--cameras'], '--cameras needs a value'],
    [['--cameras', '--lang=en'], '--cameras needs a value'],
    [['--no-desk=1'], '--no-desk=1'],
    [['--lang=fr'], '--lang needs one of zh-CN, en'],
    [['--city-port=80'], '--city-port needs'],
  ])('refuses %j with a sentence', (argv, words) => {
    const parsed = readArguments(argv);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.sentence).toContain(words);
  });
});

describe('whose arguments', () => {
  it('are ours all, in a package', () => {
    expect(ownArguments(['brightwall', '--lang=en'], false)).toEqual(['--lang=en']);
  });

  it('are ours behind the program, from source', () => {
    const argv = ['electron', '--inspect=0', '-r', '/x/loader.js', '/src', '--lang=en'];
    expect(ownArguments(argv, true)).toEqual(['--lang=en']);
    expect(ownArguments(['electron', '--no-sandbox'], true)).toEqual([]);
  });
});
