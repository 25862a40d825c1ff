import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cutFragments, type FragmentedFile } from './boxes';
import { hashOf } from './chance';
import { profiles, type Profile } from './wire';

/** One prepared picture size of a clip, cut and kept in memory. */
export interface Rendition extends FragmentedFile {
  width: number;
  height: number;
  fps: number;
  codecs: string;
  bandwidth: number;
  timescale: number;
}

export interface Clip {
  id: string;
  scene: string;
  light: string;
  renditions: Record<Profile, Rendition>;
  segments: number;
  stills: Buffer[];
  /** The same street with the camera turned left (-1) or right (1). */
  pan: { left: Clip | null; right: Clip | null };
}

export interface ClipSet {
  clips: Clip[];
  /** Two seconds of a covered camera, in every size. */
  covered: Pick<Clip, 'renditions'>;
  /** Pictures by file name: stills of the clips and pictures of happenings. */
  pictures: Map<string, Buffer>;
  /** File names of pictures of a happening, by its kind. */
  moments: Map<string, string[]>;
}

export const segmentMs = 2000;

interface ClipEntry {
  id: string;
  scene: string;
  light?: string;
  profiles: Record<Profile, Omit<Rendition, 'init' | 'fragments'> & { file: string }>;
  stills?: string[];
  pan?: Record<string, string>;
}

interface ClipIndex {
  clips: ClipEntry[];
  covered: Pick<ClipEntry, 'profiles'>;
  moments?: Record<string, string[]>;
}

/** Reads the prepared clips once; afterwards nothing is read from disk any more. */
export async function loadClips(folder: string): Promise<ClipSet> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as ClipIndex;
  const loaded = await Promise.all(index.clips.map((entry) => loadClip(folder, entry)));
  const byId = new Map(loaded.map((clip) => [clip.id, clip]));
  for (const entry of index.clips) {
    const clip = byId.get(entry.id);
    if (!clip) continue;
    clip.pan.left = byId.get(entry.pan?.['-1'] ?? '') ?? null;
    clip.pan.right = byId.get(entry.pan?.['1'] ?? '') ?? null;
  }
  const turned = new Set(loaded.flatMap((clip) => [clip.pan.left, clip.pan.right]));
  const clips = loaded.filter((clip) => !turned.has(clip));
  if (clips.length === 0) throw new Error('the clip set is empty');
  const pictures = await loadPictures(folder);
  const moments = new Map<string, string[]>();
  for (const [kind, files] of Object.entries(index.moments ?? {})) {
    const names = files.map((file) => file.replace(/^.*\//, ''));
    moments.set(
      kind,
      names.filter((name) => pictures.has(name)),
    );
  }
  const covered = { renditions: await loadRenditions(folder, index.covered) };
  return { clips, covered, pictures, moments };
}

async function loadRenditions(
  folder: string,
  entry: Pick<ClipEntry, 'profiles'>,
): Promise<Clip['renditions']> {
  const renditions = {} as Clip['renditions'];
  for (const profile of profiles) {
    const { file, ...facts } = entry.profiles[profile];
    renditions[profile] = { ...facts, ...cutFragments(await readFile(join(folder, file))) };
  }
  return renditions;
}

async function loadClip(folder: string, entry: ClipEntry): Promise<Clip> {
  const renditions = await loadRenditions(folder, entry);
  const stills = await Promise.all(
    (entry.stills ?? []).map((file) => readFile(join(folder, file))),
  );
  return {
    id: entry.id,
    scene: entry.scene,
    light: entry.light ?? '',
    renditions,
    segments: Math.min(...profiles.map((profile) => renditions[profile].fragments.length)),
    stills,
    pan: { left: null, right: null },
  };
}

async function loadPictures(folder: string): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>();
  for (const place of [folder, join(folder, 'moments'), join(folder, '..', 'moments')]) {
    const files = await readdir(place).catch(() => []);
    for (const file of files.filter((name) => name.endsWith('.jpg'))) {
      pictures.set(file, await readFile(join(place, file)));
    }
  }
  return pictures;
}

/** What decides which clip a camera shows. */
export interface ClipWish {
  id: string;
  scene: string;
  light: string;
  canTurn: boolean;
}

/** Which clip a camera shows: one that fits its scene, and always the same one. */
export function clipFor(set: ClipSet, wish: ClipWish): Clip {
  const wanted = plain(wish.scene);
  const fitting = set.clips.filter((clip) => {
    const drawn = plain(clip.scene);
    return drawn.includes(wanted) || wanted.includes(drawn);
  });
  const scene = fitting.length > 0 ? fitting : set.clips;
  const turning = scene.filter((clip) => clip.pan.left ?? clip.pan.right);
  const choice = wish.canTurn && turning.length > 0 ? turning : scene;
  const lit = choice.filter((clip) => clip.light === wish.light);
  if (wish.light !== '') return (lit[0] ?? choice[0]) as Clip;
  return choice[hashOf(wish.id) % choice.length] as Clip;
}

function plain(scene: string): string {
  return scene.toLowerCase().replace(/[^a-z]/g, '');
}
