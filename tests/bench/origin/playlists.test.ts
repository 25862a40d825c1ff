import { describe, expect, it } from 'vitest';
import { clipOf } from '../clips/clipList';
import { classicPlaylist, lowLatencyPlaylist, partsDone } from './playlists';
import { newestAt, startOf } from './timeline';

const clip = { about: clipOf('180'), codecs: 'avc1.4d000c', partsPerSegment: 4 };
const camera = 'cam-1';
const begin = startOf(camera, newestAt(camera, Date.UTC(2026, 10, 22)) + 1);

describe('the playlists of the origin', () => {
  it('lists six whole segments, each with its clock', () => {
    const text = classicPlaylist(camera, 'ts', begin);
    expect(text.match(/^\d+\.ts$/gm)).toHaveLength(6);
    expect(text.match(/PROGRAM-DATE-TIME/g)).toHaveLength(6);
    expect(text).not.toContain('EXT-X-MAP');
  });

  it('lists the parts that exist and hints at the next', () => {
    const number = newestAt(camera, begin) + 1;
    expect(partsDone(camera, clip, number, begin + 1100)).toBe(2);
    const text = lowLatencyPlaylist(camera, clip, begin + 1100);
    expect(text).toContain(`URI="${String(number)}.1.m4s"`);
    expect(text).not.toContain(`DURATION=0.500,URI="${String(number)}.2.m4s"`);
    expect(text).toContain(`PRELOAD-HINT:TYPE=PART,URI="${String(number)}.2.m4s"`);
  });

  it('holds players back by three parts', () => {
    expect(lowLatencyPlaylist(camera, clip, begin)).toContain('PART-HOLD-BACK=1.500');
  });
});
