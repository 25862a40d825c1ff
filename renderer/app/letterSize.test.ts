// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { scaleLetters } from './letterSize';

it('makes every size of the page a multiple, and leaves the page as it was otherwise', () => {
  scaleLetters(document, 2);
  expect(document.documentElement.style.fontSize).toBe('32px');
  expect(document.body.style.containerType || '').toBe('');
  scaleLetters(document, 1);
  expect(document.documentElement.style.fontSize).toBe('16px');
});
