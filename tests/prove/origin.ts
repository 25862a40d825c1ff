// npm run prove -- origin: 64 viewers of live pictures cost the rehearsal city at most 5 % of one
// core. The city is its own process; its time is read from the system, not from itself.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const viewers = 64;
const measuredSeconds = 30;
const ticksPerSecond = 100;
const account = { user: 'wall', password: 'proof' };

interface Load {
  profile: string;
  cores: number;
  megabitsPerSecond: number;
  segmentsPerSecond: number;
}

const child = startCity();
try {
  const base = await baseOf(child);
  const loads: Load[] = [];
  for (const profile of ['main', 'sub']) loads.push(await measure(base, profile));
  for (const load of loads) {
    console.log(
      `${String(viewers)} viewers of ${load.profile}: ${load.cores.toFixed(3)} cores, ` +
        `${load.megabitsPerSecond.toFixed(1)} Mbit/s, ` +
        `${load.segmentsPerSecond.toFixed(1)} segments a second`,
    );
  }
  const file = process.env['BRIGHTWALL_RESULT'];
  if (file) writeFileSync(file, JSON.stringify({ viewers, loads, loadAverage: loadavg()[0] }));
  for (const { cores } of loads) assert(cores <= 0.05, `${cores.toFixed(3)} cores are too many`);
} finally {
  child.kill();
}

function startCity(): ChildProcess {
  const options = { clipsFolder: join(root, 'resources/rehearsal'), script: 'day', ...account };
  return spawn(process.execPath, ['--import', 'tsx', join(root, 'electron/rehearsal/main.ts')], {
    cwd: root,
    env: { ...process.env, BRIGHTWALL_CITY: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function baseOf(city: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    city.once('exit', () => {
      failed(new Error('the city did not start'));
    });
    city.stdout?.on('data', (chunk: Buffer) => {
      const port = /^ready (\d+)/.exec(chunk.toString())?.[1];
      if (port) done(`http://127.0.0.1:${port}/vnp/v1`);
    });
  });
}

async function measure(base: string, profile: string): Promise<Load> {
  const token = await logIn(base);
  const cameraIds = await onlineCameras(base, token);
  const seen = { bytes: 0, segments: 0 };
  const stop = new AbortController();
  setMaxListeners(viewers, stop.signal);
  const watching = cameraIds.slice(0, viewers).map(async (cameraId, index) => {
    await wait((index * 2000) / viewers);
    const playlist = await openStream(base, token, cameraId, profile);
    await watch(playlist, seen, stop.signal);
  });
  // The first look of a viewer reads the whole window; what counts is the time after that.
  await wait(5000);
  const before = { ...seen, cpu: processorSeconds(), atMs: Date.now() };
  await wait(measuredSeconds * 1000);
  const seconds = (Date.now() - before.atMs) / 1000;
  const load = {
    profile,
    cores: (processorSeconds() - before.cpu) / seconds,
    megabitsPerSecond: ((seen.bytes - before.bytes) * 8) / seconds / 1e6,
    segmentsPerSecond: (seen.segments - before.segments) / seconds,
  };
  stop.abort();
  await Promise.all(watching);
  assert(load.segmentsPerSecond > (viewers / 2) * 0.9, 'the viewers did not keep up');
  return load;
}

/** What a player does: the playlist every two seconds, and each segment once. */
async function watch(
  playlist: string,
  seen: { bytes: number; segments: number },
  signal: AbortSignal,
): Promise<void> {
  let last = 0;
  while (!signal.aborted) {
    const text = await (await fetch(playlist)).text();
    for (const [, name = '', number] of text.matchAll(/^(\w+-(\d+)\.m4s\S+)$/gm)) {
      if (Number(number) <= last) continue;
      last = Number(number);
      const response = await fetch(new URL(name, playlist));
      assert.equal(response.status, 200);
      seen.bytes += (await response.arrayBuffer()).byteLength;
      seen.segments += 1;
    }
    await wait(2000, undefined, { signal }).catch(() => undefined);
  }
}

async function logIn(base: string): Promise<string> {
  const response = await fetch(`${base}/login`, { method: 'POST', body: JSON.stringify(account) });
  return ((await response.json()) as { accessToken: string }).accessToken;
}

async function onlineCameras(base: string, token: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${base}/catalog/cameras?limit=500`, { headers });
  const { cameras } = (await response.json()) as { cameras: { id: string; online: boolean }[] };
  return cameras.filter((camera) => camera.online).map((camera) => camera.id);
}

async function openStream(
  base: string,
  token: string,
  cameraId: string,
  profile: string,
): Promise<string> {
  const response = await fetch(`${base}/streams`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ cameraId, profile }),
  });
  const { url } = (await response.json()) as { url: string };
  return url.replace('index.m3u8', `${profile}.m3u8`);
}

/** User and system time of the city, from the system's own books. */
function processorSeconds(): number {
  const books = readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8').split(') ')[1] ?? '';
  const fields = books.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
