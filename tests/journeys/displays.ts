import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Xvfb shows one display only; Xorg with the dummy driver shows several, and lets them be pulled.
const serverPath = '/usr/lib/xorg/Xorg';
const modeLine = 'Modeline "1920x1080" 172.80 1920 2040 2248 2576 1080 1081 1084 1118';

/** Several displays side by side, each 1920×1080; `plug` and `unplug` work while programs run. */
export interface Displays {
  readonly display: string;
  plug(index: number): void;
  unplug(index: number): void;
  close(): void;
}

/** Starts an X server with `count` displays, from left to right. */
export async function openDisplays(count: number): Promise<Displays> {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-displays-'));
  const config = join(folder, 'xorg.conf');
  writeFileSync(config, configurationFor(count));
  const server = spawn(
    serverPath,
    [
      ...['-displayfd', '3', '-config', config, '-logfile', join(folder, 'x.log')],
      ...['-noreset', '-novtswitch', '-sharevts', '-nolisten', 'tcp'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const close = () => {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  const display = await new Promise<string>((done, refuse) => {
    server.once('error', refuse);
    server.once('exit', () => refuse(new Error('Xorg with the dummy driver did not start')));
    let number = '';
    server.stdio[3]?.on('data', (text: Buffer) => {
      number += text.toString();
      if (number.endsWith('\n')) done(`:${number.trim()}`);
    });
  });
  const randr = (...args: string[]) => {
    execFileSync('xrandr', ['-d', display, ...args], { stdio: 'ignore' });
  };
  const plug = (index: number) => {
    const output = `DUMMY${String(index)}`;
    randr('--addmode', output, '1920x1080');
    randr('--output', output, '--mode', '1920x1080', '--pos', `${String(index * 1920)}x0`);
  };
  const unplug = (index: number) => {
    randr('--output', `DUMMY${String(index)}`, '--off');
  };
  for (let index = 0; index < count; index += 1) plug(index);
  randr('--output', 'DUMMY0', '--primary');
  return { display, plug, unplug, close };
}

function configurationFor(count: number): string {
  return `Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
  ${modeLine}
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080"
    Virtual ${String(1920 * count)} 1080
  EndSubSection
EndSection
`;
}
