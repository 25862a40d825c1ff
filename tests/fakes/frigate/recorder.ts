import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import { cutFragments, movedHead } from '../../../electron/rehearsal/boxes';
import { sendJson } from './answer';
import type { FakeRecording, World } from './world';

const clipFile = join(import.meta.dirname, '../../../resources/rehearsal/crossroads-day.small.mp4');
const fragmentSeconds = 2;

/** The list of pieces. What is not said is taken as it was when the server was started: nothing. */
export const serveRecordings = (
  world: World,
  camera: string,
  wishes: URLSearchParams,
  response: ServerResponse,
): void => {
  const after = Number(wishes.get('after') ?? Infinity);
  const before = Number(wishes.get('before') ?? -Infinity);
  const pieces = world.recordings.get(camera) ?? [];
  sendJson(
    response,
    pieces.filter(({ start_time, end_time }) => end_time >= after && start_time <= before),
  );
};

/** Recorded pieces one after the other: gaps are skipped, so media time is not the time of day. */
export const serveVod = (world: World, path: string, response: ServerResponse): void => {
  const [, camera = '', from, to, file = ''] =
    /^\/vod\/([\w-]+)\/start\/([\d.]+)\/end\/([\d.]+)\/([\w.-]+)$/.exec(path) ?? [];
  const pieces = cutPieces(world.recordings.get(camera) ?? [], Number(from), Number(to));
  if (pieces.length === 0) {
    sendJson(response, { success: false, message: 'No recordings found.' }, 404);
  } else if (file === 'index.m3u8') {
    response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' });
    response.end(playlist(pieces));
  } else sendPiece(file, pieces, response);
};

/** As their server cuts them: what is shorter than a picture is left out. */
const cutPieces = (pieces: readonly FakeRecording[], from: number, to: number): number[] =>
  pieces.flatMap(({ start_time, end_time, duration }) => {
    if (end_time < from || start_time > to) return [];
    const left = duration - Math.max(0, from - start_time) - Math.max(0, end_time - to);
    return left < 0.1 ? [] : [left];
  });

const playlist = (durations: readonly number[]): string =>
  [
    '#EXTM3U',
    `#EXT-X-TARGETDURATION:${String(Math.ceil(Math.max(...durations)))}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-VERSION:7',
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-MAP:URI="init-v1.mp4"',
    ...durations.flatMap((duration, at) => [
      `#EXTINF:${duration.toFixed(3)},`,
      `seg-${String(at + 1)}-v1.m4s`,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');

const sendPiece = (file: string, pieces: readonly number[], response: ServerResponse): void => {
  const clip = cutFragments(readFileSync(clipFile));
  const at = Number(/^seg-(\d+)-v1\.m4s$/.exec(file)?.[1]) - 1;
  const [length] = [pieces[at]];
  if (file === 'init-v1.mp4') response.end(clip.init);
  else if (length === undefined) response.writeHead(404).end();
  else {
    const [first, second] = clip.fragments;
    const ticks = (second?.decodeTime ?? 0n) - (first?.decodeTime ?? 0n);
    const place = Math.round(
      pieces.slice(0, at).reduce((sum, one) => sum + one, 0) / fragmentSeconds,
    );
    const count = Math.ceil(length / fragmentSeconds);
    const fragments = Array.from({ length: count }, (_, index) => {
      const fragment = clip.fragments[(place + index) % clip.fragments.length] ?? first;
      if (fragment === undefined) return Buffer.alloc(0);
      const number = place + index;
      return Buffer.concat([
        movedHead(fragment, BigInt(number) * ticks, number + 1),
        fragment.tail,
      ]);
    });
    response.writeHead(200, { 'content-type': 'video/mp4' });
    response.end(Buffer.concat(fragments));
  }
};
