import { expect, it } from 'vitest';
import { chooseProfile } from './chooseProfile';

it.each([
  [320, 180, 'wall', 'small'],
  [400, 225, 'wall', 'small'],
  [401, 226, 'wall', 'sub'],
  [800, 450, 'alarm', 'sub'],
  [801, 451, 'wall', 'main'],
  [1920, 1080, 'wall', 'main'],
  [3840, 180, 'desk', 'small'],
  [1920, 1080, 'miniature', 'small'],
] as const)('%i × %i for %s plays %s', (widthPx, heightPx, purpose, profile) => {
  expect(chooseProfile({ widthPx, heightPx, purpose })).toBe(profile);
});
