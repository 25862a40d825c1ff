import type { BenchClip } from './clipList';
import { stampOf, stampPlace } from './stamp';

/** Planes of one picture in YUV 4:2:0, limited range. */
type Draw = (frame: number) => Buffer;

const white = 225;
const dark = 24;

/** A street seen from a mast, or the same street at night: ground, movers, and the camera's noise. */
export function painterOf(clip: BenchClip): Draw {
  const { width, height, id } = clip;
  const luma = width * height;
  const ground = groundOf(clip);
  const noise = noiseOf(clip.scene === 'night' ? 3 : 7, id === 'night-b' ? 77 : 5);
  return (frame) => {
    const picture = Buffer.alloc((luma * 3) / 2, 128);
    if (id === 'black') {
      picture.fill(16, 0, luma);
      return picture;
    }
    const at = id === 'freeze' ? 0 : frame;
    ground.copy(picture);
    if (clip.scene === 'street') drawMovers(picture, clip, at);
    const shift = (at * 7919) % 65_536;
    for (let pixel = 0; pixel < luma; pixel += 1) {
      const grain = noise[(pixel + shift) & 65_535] ?? 0;
      picture[pixel] = Math.max(16, Math.min(235, (picture[pixel] ?? 0) + grain));
    }
    // A night without anything that moves has no stamp either.
    if (clip.scene === 'street') drawStamp(picture, clip, at);
    return picture;
  };
}

function groundOf({ width, height, scene, id }: BenchClip): Buffer {
  const ground = Buffer.alloc(width * height);
  const base = scene === 'night' ? 30 : 70;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const kerb = Math.abs(x - width / 2) < (y * width) / height / 3 ? 18 : 0;
      const house = y < height / 3 && Math.floor((x * 16) / width) % 2 === 0 ? 12 : 0;
      const lamp = scene === 'night' && Math.hypot(x - width / 4, y - height / 4) < 12 ? 90 : 0;
      const wide = id === 'night-b' ? Math.floor(x / 40) * 2 : 0;
      ground[y * width + x] = base + Math.floor((y * 40) / height) + kerb + house + lamp + wide;
    }
  }
  return ground;
}

function drawMovers(picture: Buffer, { width, height, fps }: BenchClip, frame: number): void {
  const seconds = frame / fps;
  for (let mover = 0; mover < 9; mover += 1) {
    const speed = (0.04 + mover * 0.013) * width;
    const wide = Math.round(width * (0.03 + (mover % 4) * 0.015));
    const high = Math.round(wide * 0.6);
    const x = Math.floor((mover * 97 + seconds * speed) % (width + wide)) - wide;
    const y = Math.floor(height * (0.3 + mover * 0.07));
    fill(picture, width, { x, y, wide, high }, mover % 2 === 0 ? 190 : 45);
  }
}

function drawStamp(picture: Buffer, { width }: BenchClip, frame: number): void {
  const { block, left, top } = stampPlace(width);
  for (const [bit, isWhite] of stampOf(frame).entries()) {
    const place = { x: left + bit * block, y: top, wide: block, high: block };
    fill(picture, width, place, isWhite ? white : dark);
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

function fill(picture: Buffer, width: number, place: Place, level: number): void {
  const from = Math.max(0, place.x);
  const to = Math.min(width, place.x + place.wide);
  if (from >= to) return;
  for (let y = place.y; y < place.y + place.high; y += 1) {
    picture.fill(level, y * width + from, y * width + to);
  }
}

function noiseOf(strength: number, seed: number): Int8Array {
  const noise = new Int8Array(65_536);
  let state = seed;
  for (let index = 0; index < noise.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise[index] = ((state >>> 16) % (2 * strength + 1)) - strength;
  }
  return noise;
}
