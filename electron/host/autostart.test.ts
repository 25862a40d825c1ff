import { describe, expect, it } from 'vitest';
import { autostartPath, desktopEntry, isEntryOn, startOrderOf } from './autostart';

/** Reads a line of the file as a desktop does: the string first, then the words of Exec. */
const wordsOf = (entry: string): string[] => {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const text = line.replaceAll('\\\\', '\\');
  const words = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)];
  return words.map(([, inQuotes, bare]) =>
    (inQuotes?.replace(/\\(.)/g, '$1') ?? bare ?? '').replaceAll('%%', '%'),
  );
};

describe('the autostart file', () => {
  it.each([
    ['/opt/Brightwall/brightwall', ['--no-desk']],
    ['/home/some one/my "best" wall/bright$wall', ['--user-data-dir=/data/100% mine']],
    ['/srv/back\\slash`tick/brightwall', ['--user-data-dir=/media/雪亮 墙']],
  ])('starts %s with its arguments, whatever signs are in them', (program, args) => {
    const entry = desktopEntry({ program, args });
    expect(wordsOf(entry)).toEqual([program, ...args]);
    expect(entry).toMatch(/^\[Desktop Entry\]\nType=Application\n/);
    expect(entry.endsWith('\n')).toBe(true);
  });

  it('lies where the desktop looks for it', () => {
    expect(autostartPath({}, '/home/someone')).toBe(
      '/home/someone/.config/autostart/brightwall.desktop',
    );
    expect(autostartPath({ XDG_CONFIG_HOME: '/etc/w' }, '/home/someone')).toBe(
      '/etc/w/autostart/brightwall.desktop',
    );
    expect(autostartPath({ XDG_CONFIG_HOME: 'w' }, '/home/someone')).toMatch(
      /^\/home\/someone\/\.config\//,
    );
  });

  it('counts as on until a person or the desktop switched it off', () => {
    const entry = desktopEntry({ program: '/opt/wall', args: [] });
    expect(isEntryOn(entry)).toBe(true);
    expect(isEntryOn(`${entry}Hidden=true\n`)).toBe(false);
    expect(isEntryOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
    expect(isEntryOn('')).toBe(false);
  });
});

describe('what is started', () => {
  const start = (argv: string[], env = {}, sourceFolder?: string) =>
    startOrderOf({ execPath: '/opt/wall', argv: ['/opt/wall', ...argv], env }, sourceFolder);

  it('is this program with what the next start needs too', () => {
    expect(start(['--no-desk', '--snapshot=/tmp/x', '--remote-debugging-port=0'])).toEqual({
      program: '/opt/wall',
      args: ['--no-desk'],
    });
  });

  it('is the whole image where the program runs out of one', () => {
    expect(start([], { APPIMAGE: '/home/someone/Wall.AppImage' }).program).toBe(
      '/home/someone/Wall.AppImage',
    );
  });

  it('is the source folder behind the engine when it runs from source', () => {
    expect(start(['--no-sandbox', '/src/wall'], {}, '/src/wall').args).toEqual([
      '/src/wall',
      '--no-sandbox',
    ]);
  });
});
