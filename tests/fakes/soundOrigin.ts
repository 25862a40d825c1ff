import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startMediaServer } from './mediaServer';

/** Live streams on loopback: two with a tone of their own, one without any sound. */
export interface SoundOrigin {
  /** Addresses of their playlists. */
  low: string;
  high: string;
  silent: string;
  close: () => Promise<void>;
}

const names = ['low', 'high', 'silent'] as const;
/** A second each, so that something is there soon. */
const hls = [
  ...['-f', 'hls', '-hls_time', '1', '-hls_list_size', '6'],
  ...['-hls_flags', 'delete_segments+program_date_time'],
];
const video = [
  ...['-map', '0:v', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency'],
  ...['-pix_fmt', 'yuv420p', '-g', '10'],
];
const tone = (input: number): string[] => ['-map', `${String(input)}:a`, '-c:a', 'aac'];

/** Encodes as time goes on, until it is closed. */
export const startSoundOrigin = async (): Promise<SoundOrigin> => {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-tones-'));
  for (const name of names) mkdirSync(join(folder, name));
  const playlist = (name: string): string => join(folder, name, 'index.m3u8');
  const encoder = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-re'],
      ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440', '-f', 'lavfi', '-i', 'sine=frequency=880'],
      ...[...video, ...tone(1), ...hls, playlist('low')],
      ...[...video, ...tone(2), ...hls, playlist('high')],
      ...[...video, ...hls, playlist('silent')],
    ],
    { stdio: 'ignore' },
  );
  const server = await startMediaServer((request, response) => {
    const file = /^\/(low|high|silent)\/([\w.]+)/.exec(request.url ?? '');
    const path = join(folder, file?.[1] ?? '', file?.[2] ?? 'none');
    if (file === null || !existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    const isList = path.endsWith('.m3u8');
    response.setHeader('content-type', isList ? 'application/vnd.apple.mpegurl' : 'video/mp2t');
    response.end(readFileSync(path));
  });
  const close = async (): Promise<void> => {
    encoder.kill('SIGKILL');
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const end = Date.now() + 30_000;
  while (!names.every((name) => existsSync(playlist(name)))) {
    if (Date.now() > end) {
      await close();
      throw new Error('no tones came');
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  const address = (name: string): string => `${server.url}/${name}/index.m3u8`;
  return { low: address('low'), high: address('high'), silent: address('silent'), close };
};
