import type { Page } from '@playwright/test';

import { clipOf, type ClipId } from '../clips/clipList';
import { readStamp, stampBits, stampPlace } from '../clips/stamp';
import { cameraOfKey } from '../engines/ours';
import { takenAt } from '../origin/timeline';

/** How old the picture of one tile is. */
export interface PictureAge {
  readonly camera: string;
  readonly ageMs: number;
}

interface SeenLevels {
  readonly key: string;
  readonly atMs: number;
  readonly levels: number[];
}

/** Reads the stamps in all pictures of a page: from the pixels, whoever painted them. */
export async function pictureAges(page: Page, clip: ClipId): Promise<PictureAge[]> {
  const about = clipOf(clip);
  const { block, left, top } = stampPlace(about.width);
  const place = {
    left: left / about.width,
    top: (top + block / 4) / about.height,
    width: (block * stampBits) / about.width,
    height: block / 2 / about.height,
    bits: stampBits,
  };
  const seen = await page.evaluate(readLevels, place);
  return seen.flatMap(({ key, atMs, levels }) => {
    const stamp = readStamp(levels);
    const camera = cameraOfKey(key);
    const at = stamp === null ? null : takenAt(camera, about, stamp, atMs);
    return at === null ? [] : [{ camera, ageMs: atMs - at }];
  });
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
}

function readLevels({ left, top, width, height, bits }: Place): SeenLevels[] {
  const probe = document.createElement('canvas');
  Object.assign(probe, { width: bits * 3, height: 1 });
  const pen = probe.getContext('2d', { willReadFrequently: true });
  const zoom = window.devicePixelRatio;
  const painted = [...document.querySelectorAll('canvas')].find(
    (canvas) => canvas.width >= window.innerWidth * zoom * 0.9,
  );
  const levelsOf = (from: CanvasImageSource, box: Place): number[] => {
    if (pen === null) return [];
    pen.drawImage(from, box.left, box.top, box.width, box.height, 0, 0, bits * 3, 1);
    const { data } = pen.getImageData(0, 0, bits * 3, 1);
    // Of three pixels a block the middle one has nothing of its neighbours.
    return Array.from({ length: bits }, (_, bit) => data[(bit * 3 + 1) * 4 + 1] ?? 0);
  };
  const within = (x: number, y: number, wide: number, high: number): Place => ({
    left: x + left * wide,
    top: y + top * high,
    width: width * wide,
    height: height * high,
    bits,
  });
  const places = [...document.querySelectorAll<HTMLElement>('[data-picture], video[data-bench]')];
  return places.flatMap((place) => {
    const key = place.dataset['picture'] ?? place.dataset['bench'] ?? '';
    const video = place instanceof HTMLVideoElement ? place : place.querySelector('video');
    const atMs = Date.now();
    if (video !== null) {
      if (video.videoWidth === 0) return [];
      const { videoWidth, videoHeight } = video;
      return [{ key, atMs, levels: levelsOf(video, within(0, 0, videoWidth, videoHeight)) }];
    }
    if (painted === undefined) return [];
    const { x, y, width: wide, height: high } = place.getBoundingClientRect();
    const box = within(x * zoom, y * zoom, wide * zoom, high * zoom);
    return [{ key, atMs, levels: levelsOf(painted, box) }];
  });
}
