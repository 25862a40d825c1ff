import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTinyClips, type TinyClips } from '../../tests/fakes/tinyClips';
import { boxesIn, cutFragments, movedHead, stillOf } from './boxes';

let clips: TinyClips;
let bytes: Buffer;

beforeAll(async () => {
  clips = await makeTinyClips();
  bytes = await readFile(join(clips.folder, 'crossing.main.mp4'));
});
afterAll(() => clips.remove());

describe('cutFragments', () => {
  it('finds the beginning and every fragment', () => {
    const { init, fragments } = cutFragments(bytes);
    expect(boxesIn(init).map((box) => box.kind)).toEqual(['ftyp', 'moov']);
    expect(fragments).toHaveLength(clips.parts);
    expect(fragments.map((one) => one.decodeTime)).toEqual([
      0n,
      25_600n,
      51_200n,
      76_800n,
      102_400n,
    ]);
  });

  it('puts the picture of one fragment into another in which nothing changes', async () => {
    const picture = cutFragments(bytes).fragments[1];
    const other = cutFragments(await readFile(join(clips.folder, 'covered.main.mp4')));
    const [unchanging] = other.fragments;
    if (!picture || !unchanging) throw new Error('no fragment');
    const still = stillOf(picture, unchanging);
    const whole = Buffer.concat([other.init, still.head, still.tail]);
    const [again] = cutFragments(whole).fragments;
    expect(again?.tail.subarray(8).toString()).toBe('crossing/main/0');
    expect(again?.decodeTime).toBe(unchanging.decodeTime);
    // The fragments that it was made of are as they were.
    expect(picture.tail.subarray(8).toString()).toBe('crossing/main/1');
    expect(unchanging.tail.subarray(8).toString()).toBe('covered/main/0');
  });

  it('moves a fragment in time and leaves the original alone', () => {
    const fragment = cutFragments(bytes).fragments[0];
    if (!fragment) throw new Error('no fragment');
    const far = 9_000_000_000_000n;
    const again = cutFragments(
      Buffer.concat([cutFragments(bytes).init, movedHead(fragment, far, 77), fragment.tail]),
    ).fragments[0];
    expect(again?.decodeTime).toBe(far);
    expect(again?.head.readUInt32BE(again.sequenceAt)).toBe(77);
    expect(fragment.head.readBigUInt64BE(fragment.decodeTimeAt)).toBe(0n);
  });

  it('refuses decode times of 32 bits, which would run over', () => {
    const old = Buffer.from(bytes);
    old.writeUInt8(0, old.indexOf('tfdt') + 4);
    expect(() => cutFragments(old)).toThrow('64 bits');
  });

  it('refuses offsets that count from the file', () => {
    const old = Buffer.from(bytes);
    old.writeUInt8(1, old.indexOf('tfhd') + 7);
    expect(() => cutFragments(old)).toThrow('default_base_moof');
  });

  it('refuses a file that is cut off', () => {
    expect(() => cutFragments(bytes.subarray(0, bytes.length - 3))).toThrow('cut off');
  });
});
