import type { Page } from '@playwright/test';

import { readPng, type GreyPicture } from './png';

/** Where a letter stands in a screenshot. The page tells where to look, never how high it is. */
interface LetterBox {
  readonly letter: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Heights of what is seen of letters, in pixels of the picture. */
export interface LetterHeights {
  readonly digits: readonly number[];
  readonly capitals: readonly number[];
  readonly characters: readonly number[];
}

const kinds = {
  digits: /\d/,
  // Without those that go below the line or above the others.
  capitals: /[A-IK-PR-Z]/,
  characters: /\p{Script=Han}/u,
} as const;

/** Measures letters on plain ground from a picture of the window. */
export async function measureLetters(wall: Page, selector: string): Promise<LetterHeights> {
  const boxes = await letterBoxes(wall, selector);
  const picture = readPng(await wall.screenshot());
  const heights = (kind: RegExp): number[] =>
    boxes
      .filter(({ letter }) => kind.test(letter))
      .map((box) => inkHeight(picture, box))
      .filter((height) => height > 0);
  return {
    digits: heights(kinds.digits),
    capitals: heights(kinds.capitals),
    characters: heights(kinds.characters),
  };
}

function letterBoxes(wall: Page, selector: string): Promise<LetterBox[]> {
  return wall.evaluate((places) => {
    const boxes: LetterBox[] = [];
    for (const place of document.querySelectorAll(places)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        [...(node.textContent ?? '')].forEach((letter, at) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const scale = devicePixelRatio;
          const box = [left, right, top, bottom].map((length) => length * scale);
          const [l = 0, r = 0, t = 0, b = 0] = box;
          if (r > l) boxes.push({ letter, left: l, right: r, top: t, bottom: b });
        });
      }
    }
    return boxes;
  }, selector);
}

/** From the first to the last row in which ink covers half of a pixel. */
function inkHeight(picture: GreyPicture, { left, right, top, bottom }: LetterBox): number {
  const columns = span(Math.floor(left), Math.ceil(right), picture.width);
  const rows = span(Math.floor(top), Math.ceil(bottom), picture.height);
  const brightest = rows.map((y) => Math.max(...columns.map((x) => picture.at(x, y))));
  const ground = Math.min(...brightest);
  const ink = Math.max(...brightest);
  // Nothing is written there, or not on plain ground.
  if (ink - ground < 60) return 0;
  const lit = rows.filter((_, at) => (brightest[at] ?? 0) >= (ground + ink) / 2);
  return (lit.at(-1) ?? 0) - (lit[0] ?? 0) + 1;
}

const span = (from: number, to: number, limit: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(to, limit) - Math.max(0, from)) }, (_, at) => {
    return Math.max(0, from) + at;
  });
