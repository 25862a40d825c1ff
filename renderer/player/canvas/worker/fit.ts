import type { PaintRect } from '../messages';

/** Shapes nearer than this are the same: rounded edges leave no seams. */
const sameShape = 0.03;

/** The part of a rectangle, in whole pixels, that a picture of this size fills. */
export const fitInto = (rect: PaintRect, widthPx: number, heightPx: number): PaintRect => {
  const left = Math.round(rect.left);
  const top = Math.round(rect.top);
  const width = Math.max(1, Math.round(rect.left + rect.width) - left);
  const height = Math.max(1, Math.round(rect.top + rect.height) - top);
  const whole = { left, top, width, height };
  if (widthPx <= 0 || heightPx <= 0) return whole;
  const ratio = (widthPx * height) / (heightPx * width);
  if (Math.abs(ratio - 1) <= sameShape) return whole;
  if (ratio > 1) {
    const fitted = Math.max(1, Math.round(height / ratio));
    return { left, top: top + Math.floor((height - fitted) / 2), width, height: fitted };
  }
  const fitted = Math.max(1, Math.round(width * ratio));
  return { left: left + Math.floor((width - fitted) / 2), top, width: fitted, height };
};

/** Whether two rectangles share a pixel. */
export const meet = (a: PaintRect, b: PaintRect): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/** Whether nothing of the inner one is left over; half a pixel is rounding. */
export const covers = (outer: PaintRect, inner: PaintRect): boolean =>
  outer.left <= inner.left + 0.5 &&
  outer.top <= inner.top + 0.5 &&
  outer.left + outer.width >= inner.left + inner.width - 0.5 &&
  outer.top + outer.height >= inner.top + inner.height - 0.5;
