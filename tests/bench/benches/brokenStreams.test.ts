import { describe, expect, it } from 'vitest';

import { brokenStreams } from './brokenStreams';

const names = new Set(['kept']);
const calm = { perCamera: { kept: { media: 4, segment: 3 } }, opened: {} };

describe('a kept tile of a layout change', () => {
  it('is whole when its segments follow each other and its playlist is only read again', () => {
    expect(brokenStreams({ ...calm, segments: { kept: [7, 8, 9] } }, names)).toEqual([]);
    expect(brokenStreams({ ...calm, segments: {} }, names)).toEqual([]);
  });

  it('is broken by a repeat, by a hole, and by anything that begins anew', () => {
    const segments = { kept: [7, 8, 9] };
    for (const counts of [
      { ...calm, segments: { kept: [7, 7] } },
      { ...calm, segments: { kept: [7, 9] } },
      { ...calm, segments, opened: { kept: 1 } },
      { ...calm, segments, perCamera: { kept: { init: 1 } } },
      { ...calm, segments, perCamera: { kept: { multivariant: 1 } } },
    ]) {
      expect(brokenStreams(counts, names)).toEqual(['kept']);
    }
  });

  it('is not judged by what other cameras do', () => {
    expect(brokenStreams({ ...calm, segments: { fresh: [1, 5] } }, names)).toEqual([]);
  });
});
