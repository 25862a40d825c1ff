import { clamp, mix } from './vector';

export type Colour = readonly [red: number, green: number, blue: number];

export function colour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function blend(from: Colour, to: Colour, share: number): Colour {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
}

export function scaled(base: Colour, factor: number): Colour {
  return [base[0] * factor, base[1] * factor, base[2] * factor];
}

function brightness(base: Colour): number {
  return 0.3 * base[0] + 0.59 * base[1] + 0.11 * base[2];
}

export function faded(base: Colour, share: number): Colour {
  const grey = brightness(base);
  return blend(base, [grey, grey, grey], share);
}

export function css(base: Colour, alpha = 1): string {
  const [red, green, blue] = base.map((part) => Math.round(clamp(part, 0, 255)));
  return alpha >= 1 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${alpha})`;
}

/** Coats, trousers, bodies of cars: low chroma on purpose, far from the alarm colours. */
export const coats = [
  '#5d6b78',
  '#7b6b62',
  '#8a8476',
  '#4a545d',
  '#93a0a3',
  '#a08d7d',
  '#6c7a6d',
  '#b3ada0',
].map(colour);

export const trousers = ['#33383f', '#474d55', '#54504a', '#3d4248', '#6a655c'].map(colour);

export const bags = ['#6f6256', '#596673', '#7d7a6c', '#6d7a70', '#8a7f86'].map(colour);

export const bodies = [
  '#c9cccb',
  '#8e949a',
  '#4c525a',
  '#dfe0dd',
  '#b9bcb9',
  '#3b434d',
  '#a7abad',
  '#6d7378',
  '#d2d2cc',
  '#5a6068',
  '#5f6f80',
  '#a3958a',
  '#7d8b84',
].map(colour);
