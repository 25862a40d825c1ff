import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { SEGMENT_SECONDS, type Profile } from './profiles';
import { Projector, type Stage } from './stage';

/** Draws every frame of a stage at a profile's own times and encodes them into one file. */
export async function encodeClip(stage: Stage, profile: Profile, file: string): Promise<void> {
  const projector = new Projector(stage, profile);
  const frames = stage.seconds * profile.fps;
  await encode(profile, file, frames, (frame) =>
    Buffer.from(projector.at(frame / profile.fps).data()),
  );
}

/** One segment of a camera that somebody has covered: black, and nothing changes in it. */
export async function encodeCovered(profile: Profile, file: string): Promise<void> {
  const black = Buffer.alloc(profile.width * profile.height * 4);
  for (let alpha = 3; alpha < black.length; alpha += 4) black[alpha] = 255;
  await encode(profile, file, SEGMENT_SECONDS * profile.fps, () => black);
}

async function encode(
  profile: Profile,
  file: string,
  frames: number,
  pixelsOf: (frame: number) => Buffer,
): Promise<void> {
  const encoder = spawn('nice', ['-n', '3', 'ffmpeg', ...settings(profile, `${file}.part`)], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(encoder, 'close');
  for (let frame = 0; frame < frames; frame += 1) {
    if (!encoder.stdin.write(pixelsOf(frame))) await once(encoder.stdin, 'drain');
  }
  encoder.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} on ${file}`);
  // Whoever reads the folder meanwhile finds a whole file, the old one or the new one.
  renameSync(`${file}.part`, file);
}

function settings(profile: Profile, file: string): string[] {
  const group = profile.fps * SEGMENT_SECONDS;
  const colours = 'colorprim=bt709:transfer=bt709:colormatrix=bt709';
  // Flat faces need no invented grain; the muted palette needs its chroma more than most.
  const flat = 'no-psy=1:deblock=1,1:aq-mode=1:aq-strength=0.6:chroma-qp-offset=-4';
  const groups = `keyint=${group}:min-keyint=${group}:scenecut=0:open-gop=0:bframes=0`;
  return [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${profile.width}x${profile.height}`],
    ...['-r', String(profile.fps), '-i', 'pipe:0', '-an'],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int'],
    ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-profile:v', 'high', '-level', profile.level],
    ...['-preset', 'veryslow', '-crf', String(profile.crf)],
    // Few reference frames: a wall decodes dozens of these at once.
    ...['-refs', '3', '-threads', '2'],
    ...['-x264-params', `${groups}:${flat}:${colours}:rc-lookahead=${group}`],
    ...['-video_track_timescale', String(profile.timescale), '-use_editlist', '0'],
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof+skip_trailer', '-f', 'mp4', file],
  ];
}
