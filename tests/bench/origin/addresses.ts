import type { ClipId } from '../clips/clipList';
import type { Delivery } from './playlists';
import type { FileKind } from './tally';

/** What a path of the origin means. */
export type Asked =
  | { readonly kind: 'file'; readonly clip: ClipId }
  | (StreamFile & { readonly clip: ClipId; readonly delivery: Delivery; readonly camera: string });

type StreamFile =
  | { readonly kind: 'multivariant' | 'media' | 'init' }
  | { readonly kind: 'segment' | 'stream'; readonly number: number }
  | { readonly kind: 'part'; readonly number: number; readonly part: number };

const clipIds = ['180', '360', 'night-a', 'night-b', 'freeze', 'black'] as const;
const deliveries = ['fmp4', 'ts', 'll'] as const;

export function readPath(path: string): Asked | null {
  const [, place, clipWord = '', deliveryWord = '', camera = '', file = ''] = path.split('/');
  const clip = clipIds.find((id) => `${id}.mp4` === clipWord || id === clipWord);
  if (clip === undefined) return null;
  if (place === 'file') return { kind: 'file', clip };
  const delivery = deliveries.find((one) => one === deliveryWord);
  if (place !== 'live' || delivery === undefined || !/^[\w-]{1,60}$/.test(camera)) return null;
  const read = readFile(file);
  return read && { ...read, clip, delivery, camera };
}

function readFile(name: string): StreamFile | null {
  if (name === 'index.m3u8') return { kind: 'multivariant' };
  if (name === 'media.m3u8') return { kind: 'media' };
  if (name === 'init.mp4') return { kind: 'init' };
  const match = /^(\d{1,12})(?:\.(\d))?\.(m4s|ts)$/.exec(name);
  if (match === null) return null;
  const number = Number(match[1]);
  if (match[2] !== undefined) return { kind: 'part', number, part: Number(match[2]) };
  return { kind: match[3] === 'ts' ? 'stream' : 'segment', number };
}

export const fileKindOf = (asked: Asked): FileKind =>
  asked.kind === 'stream' ? 'segment' : asked.kind;

/** Where a stream of the bench begins. */
export const streamPath = (clip: ClipId, delivery: Delivery, camera: string): string =>
  `/live/${clip}/${delivery}/${camera}/index.m3u8`;
