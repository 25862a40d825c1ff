import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { benchClips, segmentSeconds, type BenchClip } from './clipList';
import { painterOf } from './drawFrame';

const version = 1;
export const clipFolder = resolve(
  import.meta.dirname,
  '../../../.cache/bench',
  `clips-${String(version)}`,
);

/** Draws and encodes what is missing; later runs find it in the cache. */
export async function makeClips(): Promise<void> {
  for (const clip of benchClips) {
    if (!existsSync(join(clipFolder, clip.id))) await makeClip(clip);
  }
}

async function makeClip(clip: BenchClip): Promise<void> {
  const folder = join(clipFolder, `${clip.id}.new`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const whole = join(folder, 'file.mp4');
  await encode(clip, whole);
  const copy = ['-hide_banner', '-loglevel', 'error', '-y', '-i', whole, '-c', 'copy'];
  const parts = String(Math.round(clip.partSeconds * 1_000_000));
  const flags = 'frag_keyframe+empty_moov+default_base_moof+skip_trailer';
  ffmpeg([...copy, '-movflags', flags, '-use_editlist', '0', join(folder, 'segments.mp4')]);
  ffmpeg([
    ...copy,
    ...['-frag_duration', parts, '-movflags', flags, '-use_editlist', '0'],
    join(folder, 'parts.mp4'),
  ]);
  ffmpeg([
    ...copy,
    ...['-f', 'segment', '-segment_time', String(segmentSeconds), '-segment_format', 'mpegts'],
    ...['-mpegts_copyts', '1', join(folder, '%03d.ts')],
  ]);
  renameSync(folder, join(clipFolder, clip.id));
}

async function encode(clip: BenchClip, file: string): Promise<void> {
  const { width, height, fps, kilobits } = clip;
  const group = String(fps * segmentSeconds);
  const rate = `${String(kilobits)}k`;
  const encoder = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'yuv420p'],
      ...['-s', `${String(width)}x${String(height)}`, '-r', String(fps), '-i', 'pipe:0', '-an'],
      ...['-c:v', 'libx264', '-profile:v', 'main', '-preset', 'medium', '-bf', '0'],
      ...['-g', group, '-keyint_min', group, '-sc_threshold', '0'],
      ...['-b:v', rate, '-maxrate', rate, '-bufsize', `${String(2 * kilobits)}k`],
      ...['-video_track_timescale', String(fps * 1024), '-movflags', '+faststart', file],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(encoder, 'close');
  const draw = painterOf(clip);
  for (let frame = 0; frame < clip.segments * segmentSeconds * fps; frame += 1) {
    if (!encoder.stdin.write(draw(frame))) await once(encoder.stdin, 'drain');
  }
  encoder.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)} on ${file}`);
}

function ffmpeg(args: readonly string[]): void {
  execFileSync('ffmpeg', args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
