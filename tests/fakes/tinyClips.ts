import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { aJpeg } from '../builders/pictures';

/** A clip set without pictures: true boxes, true times, a few bytes of nothing inside. */
export interface TinyClips {
  folder: string;
  parts: number;
  remove: () => Promise<void>;
}

const parts = 5;
const timescales = { main: 12_800, sub: 15_360, small: 12_288 } as const;
const sizes = { main: [1280, 720, 25], sub: [640, 360, 15], small: [320, 180, 12] } as const;
type Profile = keyof typeof timescales;
const profiles = ['main', 'sub', 'small'] as const;

const clips = [
  { id: 'crossing', scene: 'crossroads', light: 'day', pan: { '-1': 'left', '1': 'right' } },
  { id: 'left', scene: 'crossroads', light: 'day' },
  { id: 'right', scene: 'crossroads', light: 'day' },
  { id: 'shops', scene: 'shop-street', light: 'day' },
  { id: 'shops-night', scene: 'shop-street', light: 'night' },
];

export async function makeTinyClips(): Promise<TinyClips> {
  const folder = await mkdtemp(join(tmpdir(), 'tiny-clips-'));
  await mkdir(join(folder, 'moments'));
  const written = await Promise.all(clips.map((clip) => writeClip(folder, clip)));
  await writeFile(join(folder, 'moments', 'road-collision-1.jpg'), aJpeg(320, 180 + 1));
  await writeFile(join(folder, 'moments', 'road-collision-2.jpg'), aJpeg(320, 180 + 2));
  const moments = {
    'road-collision': ['moments/road-collision-1.jpg', 'moments/road-collision-2.jpg'],
  };
  const covered = await writeClip(folder, { id: 'covered', scene: '', light: '' });
  await writeFile(join(folder, 'index.json'), JSON.stringify({ clips: written, covered, moments }));
  return { folder, parts, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function writeClip(folder: string, clip: (typeof clips)[number]): Promise<unknown> {
  const facts: Record<string, unknown> = {};
  for (const profile of profiles) {
    const file = `${clip.id}.${profile}.mp4`;
    await writeFile(join(folder, file), fragmentedFile(clip.id, profile));
    const [width, height, fps] = sizes[profile];
    const timescale = timescales[profile];
    const codecs = 'avc1.64001f';
    facts[profile] = { file, width, height, fps, codecs, bandwidth: 500_000, timescale };
  }
  const still = `${clip.id}.0.jpg`;
  await writeFile(join(folder, still), aJpeg(320, 180 + clip.id.length));
  return { ...clip, durationMs: parts * 2000, profiles: facts, stills: [still] };
}

function fragmentedFile(id: string, profile: Profile): Buffer {
  const ticks = timescales[profile] * 2;
  const fragments = Array.from({ length: parts }, (_, part) => [
    box('moof', [
      box('mfhd', [word(0), word(part + 1)]),
      box('traf', [
        box('tfhd', [word(0x02_00_00), word(1)]),
        box('tfdt', [word(0x01_00_00_00), long(BigInt(part * ticks))]),
        box('trun', [word(0x2_01), word(2), word(0), word(id.length), word(profile.length + 3)]),
      ]),
    ]),
    // Two samples: which clip, and the rest.
    box('mdat', [Buffer.from(`${id}/${profile}/${String(part)}`)]),
  ]).flat();
  const first = [box('ftyp', [Buffer.from('isom')]), box('moov', [box('avc1', [])])];
  return Buffer.concat([...first, ...fragments]);
}

function box(kind: string, content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([word(body.length + 8), Buffer.from(kind, 'latin1'), body]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function long(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
