import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { lacksDisplay } from './display.mjs';
import { sandboxArguments } from './runElectron.mjs';
import { readArguments } from './start.mjs';

describe('npm start', () => {
  it('forwards what it does not know', () => {
    const args = ['--cameras', '100', '--lang=en', '--display-size', '3840x2160'];
    expect(readArguments(args)).toEqual({
      forwarded: ['--cameras', '100', '--lang=en'],
      displaySize: '3840x2160',
      snapshotFolder: undefined,
    });
  });

  it('makes the snapshot folder and names it in full', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'brightwall-test-')), 'out');
    const { forwarded, snapshotFolder } = readArguments(['--snapshot', folder]);
    expect(forwarded).toEqual([`--snapshot=${folder}`]);
    expect(existsSync(snapshotFolder)).toBe(true);
  });

  it('refuses a snapshot without a folder and a display without a size', () => {
    expect(() => readArguments(['--snapshot'])).toThrow('--snapshot needs a folder');
    expect(() => readArguments(['--display-size', 'big'])).toThrow('needs a size');
  });

  it('leaves out the sandbox for root only', () => {
    expect(sandboxArguments(0)).toEqual(['--no-sandbox']);
    expect(sandboxArguments(1000)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('takes X11 and Wayland for a display', () => {
    expect(lacksDisplay({})).toBe(true);
    expect(lacksDisplay({ DISPLAY: ':0' })).toBe(false);
    expect(lacksDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
  });
});
