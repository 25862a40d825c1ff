import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Xvfb shows one display only; Xorg with the dummy driver shows several, and lets them be pulled.
const serverPath = '/usr/lib/xorg/Xorg';
/** The driver refuses pixel clocks above 300 MHz, so the large one runs at 27 pictures a second. */
const modes = {
  '1920x1080': {
    width: 1920,
    height: 1080,
    timing: '172.80 1920 2040 2248 2576 1080 1081 1084 1118',
  },
  '3840x2160': {
    width: 3840,
    height: 2160,
    timing: '238.00 3840 3900 3960 4100 2160 2163 2168 2222',
  },
} as const;

export type DisplayMode = keyof typeof modes;

/** Several displays side by side, all of one size; `plug` and `unplug` work while programs run. */
export interface Displays {
  readonly display: string;
  plug(index: number): void;
  unplug(index: number): void;
  close(): void;
}

/** Starts an X server with `count` displays, from left to right. */
export async function openDisplays(
  count: number,
  mode: DisplayMode = '1920x1080',
): Promise<Displays> {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-displays-'));
  const config = join(folder, 'xorg.conf');
  writeFileSync(config, configurationFor(count, mode));
  const server = spawn(
    serverPath,
    [
      ...['-displayfd', '3', '-config', config, '-logfile', join(folder, 'x.log')],
      ...['-noreset', '-novtswitch', '-sharevts', '-nolisten', 'tcp'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const close = () => {
    process.off('exit', close);
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
    const left = index * modes[mode].width;
    randr('--addmode', output, mode);
    randr('--output', output, '--mode', mode, '--pos', `${String(left)}x0`);
  };
  const unplug = (index: number) => {
    randr('--output', `DUMMY${String(index)}`, '--off');
  };
  for (let index = 0; index < count; index += 1) plug(index);
  randr('--output', 'DUMMY0', '--primary');
  // Programs are told the outputs as they were last probed; this probes them.
  randr('--query');
  return { display, plug, unplug, close };
}

function configurationFor(count: number, mode: DisplayMode): string {
  const { width, height, timing } = modes[mode];
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
  Modeline "${mode}" ${timing}
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "${mode}"
    Virtual ${String(width * count)} ${String(height)}
  EndSubSection
EndSection
`;
}
