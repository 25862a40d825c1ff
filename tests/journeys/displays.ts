import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Xvfb shows one display only; Xorg with the dummy driver shows several, and lets them be pulled.
const serverPath = '/usr/lib/xorg/Xorg';
/** The driver refuses pixel clocks above 300 MHz, so the large one runs at 27 pictures a second. */
const modes = {
  '1280x720': {
    width: 1280,
    height: 720,
    timing: '74.50 1280 1344 1472 1664 720 723 728 748',
  },
  /** Upright. */
  '720x1280': {
    width: 720,
    height: 1280,
    timing: '77.50 720 776 848 976 1280 1283 1293 1325',
  },
  '1024x768': {
    width: 1024,
    height: 768,
    timing: '63.50 1024 1072 1176 1328 768 771 775 798',
  },
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

/** What a display is to be, where it is not as it was at the start. */
export interface DisplayWish {
  readonly mode?: DisplayMode;
  /** Its left upper corner. */
  readonly at?: readonly [x: number, y: number];
}

/** Several displays side by side, all of one size; what is changed is changed while programs run. */
export interface Displays {
  readonly display: string;
  /** Plugs one in, or changes it: as it was at the start unless told otherwise. */
  plug(index: number, wish?: DisplayWish): void;
  unplug(...indexes: number[]): void;
  /** All at once, as they were at the start. */
  plugAll(): void;
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
  const plug = (index: number, wish: DisplayWish = {}) => {
    const output = `DUMMY${String(index)}`;
    const [left, top] = wish.at ?? [index * modes[mode].width, 0];
    const wanted = wish.mode ?? mode;
    randr('--addmode', output, wanted);
    randr('--output', output, '--mode', wanted, '--pos', `${String(left)}x${String(top)}`);
  };
  const unplug = (...indexes: number[]) => {
    randr(...indexes.flatMap((index) => ['--output', `DUMMY${String(index)}`, '--off']));
  };
  const plugAll = () => {
    // One by one the server would move them together.
    const each = Array.from({ length: count }, (_, index) => {
      const at = `${String(index * modes[mode].width)}x0`;
      return ['--output', `DUMMY${String(index)}`, '--mode', mode, '--pos', at];
    });
    randr(...each.flat());
  };
  for (let index = 0; index < count; index += 1) plug(index);
  randr('--output', 'DUMMY0', '--primary');
  // Programs are told the outputs as they were last probed; this probes them.
  randr('--query');
  return { display, plug, unplug, plugAll, close };
}

/** Every mode is known; there is room for one more display beside and one row below. */
function configurationFor(count: number, mode: DisplayMode): string {
  const { width, height } = modes[mode];
  const lines = Object.entries(modes).map(([name, { timing }]) => `  Modeline "${name}" ${timing}`);
  const names = [mode, ...Object.keys(modes).filter((name) => name !== mode)];
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
${lines.join('\n')}
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes ${names.map((name) => `"${name}"`).join(' ')}
    Virtual ${String(width * count + width)} ${String(height * 2)}
  EndSubSection
EndSection
`;
}
