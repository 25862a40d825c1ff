import { describe, expect, it } from 'vitest';
import { aScreen } from '../../../tests/builders/scenes';
import { wallUnit, wallUnitPx } from './wallUnit';

const fullHd = { widthPx: 1920, heightPx: 1080, diagonalInch: 55 };
const ultraHd = { widthPx: 3840, heightPx: 2160, diagonalInch: 55 };

describe('The unit of a wall', () => {
  it.each([
    ['55 inches full HD at 3 m', { ...fullHd, distanceM: 3 }, 32],
    ['55 inches full HD at 5 m', { ...fullHd, distanceM: 5 }, 53],
    ['55 inches 4K at 3 m', { ...ultraHd, distanceM: 3 }, 63],
  ])('of %s is as designed', (_name, viewing, unit) => {
    expect(wallUnitPx(aScreen(viewing))).toBe(unit);
  });

  it('is the same on glass when the system enlarges the page', () => {
    expect(wallUnit(aScreen({ ...ultraHd, scaleFactor: 2 }))).toBe(31.5);
  });
});
