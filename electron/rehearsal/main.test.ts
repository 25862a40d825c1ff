import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeTinyClips, type TinyClips } from '../../tests/fakes/tinyClips';

let clips: TinyClips;
const children: ChildProcess[] = [];

beforeAll(async () => {
  clips = await makeTinyClips();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => clips.remove());

interface Run {
  child: ChildProcess;
  firstLine: Promise<string>;
  exit: Promise<number | null>;
}

function run(options: object): Run {
  const entry = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    env: { ...process.env, BRIGHTWALL_CITY: JSON.stringify(options) },
  });
  children.push(child);
  const firstLine = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer) => {
      const line = chunk.toString().split('\n')[0] ?? '';
      if (/^(ready|failed)/.test(line)) resolve(line);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, firstLine, exit };
}

async function newestSegment(port: number): Promise<number> {
  const base = `http://127.0.0.1:${String(port)}/vnp/v1`;
  const send = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(base + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  const { accessToken } = await send('/login', { user: 'wall', password: 'rehearsal' });
  const wish = { cameraId: '99010101001320001032', profile: 'main' };
  const { url = '' } = await send('/streams', wish, accessToken);
  const playlist = await (await fetch(url.replace('index.m3u8', 'main.m3u8'))).text();
  return Number(/MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1]);
}

describe('the city as a process', () => {
  it('is killed, starts again at the same port and goes on with the next segment', async () => {
    const first = run({ clipsFolder: clips.folder, cameras: 20, script: 'off' });
    const port = Number((await first.firstLine).split(' ')[1]);
    const before = await newestSegment(port);
    const atMs = Date.now();
    first.child.kill('SIGKILL');
    await first.exit;
    const second = run({ clipsFolder: clips.folder, cameras: 20, script: 'off', port });
    expect(await second.firstLine).toBe(`ready ${String(port)}`);
    const passed = (await newestSegment(port)) - before;
    const expected = (Date.now() - atMs) / 2000;
    expect(Math.abs(passed - expected)).toBeLessThanOrEqual(1);
  }, 30_000);

  it('says why when it cannot start', async () => {
    const first = run({ clipsFolder: clips.folder, cameras: 20 });
    const port = Number((await first.firstLine).split(' ')[1]);
    const second = run({ clipsFolder: clips.folder, cameras: 20, port });
    expect(await second.firstLine).toContain('EADDRINUSE');
    expect(await second.exit).toBe(1);
    const third = run({ clipsFolder: join(clips.folder, 'nothing') });
    expect(await third.firstLine).toMatch(/^failed .*index\.json/);
    expect(await third.exit).toBe(1);
  }, 30_000);

  it('ends when it is asked to', async () => {
    const { child, firstLine, exit } = run({ clipsFolder: clips.folder, cameras: 20 });
    await firstLine;
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }, 30_000);
});
