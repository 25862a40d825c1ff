import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraId, SceneId, ScreenId } from '#contract/ids';
import { layouts } from '#contract/layout';
import { sceneFileSchema, type KeptScene } from '#contract/sceneLibrary';
import { someCameras } from '../../tests/builders/catalog';
import { aContent, aScene } from '../../tests/builders/scenes';
import { readSceneFile, writeSceneFile } from './sceneFile';
import { newScene } from './sceneShelf';

const [camera] = someCameras(1032);
const room = {
  station: 'North',
  atMs: 1_700_000_000_000,
  camera: (cameraId: CameraId) => (cameraId === camera?.cameraId ? camera : undefined),
};
const making = { atMs: 1, actor: null, how: 'saved' as const };
const kept = (given: Parameters<typeof aScene>[0] = {}): KeptScene =>
  newScene(aScene(given), making);

const sound = (): { scenes: Record<string, unknown>[] } & Record<string, unknown> =>
  JSON.parse(
    writeSceneFile([kept({ number: 1 }), kept({ number: 2, name: 'Two' })], room),
  ) as never;
const textOf = (file: unknown): string => JSON.stringify(file, null, 2);
/** What is wrong, and the words of that line. */
const wrongIn = (text: string) => {
  const read = readSceneFile(text);
  if (!('problems' in read)) return [];
  return read.problems.map((problem) => ({
    ...problem,
    words: text.split('\n')[problem.line - 1]?.trim(),
  }));
};

describe('scenes as a file', () => {
  it('say what they are, by number, with the cameras in words', () => {
    const screens = { ['screen-1' as ScreenId]: aContent(['city:1032', 'city:9']) };
    const text = writeSceneFile([kept({ number: 9 }), kept({ number: 2, screens })], room);
    const file = sceneFileSchema.parse(JSON.parse(text));
    expect(file).toMatchObject({
      ...{ schema: 'brightwall-scenes', version: 1, station: 'North' },
      scenes: [{ number: 2 }, { number: 9 }],
    });
    expect(file.cameras).toEqual({ 'city:1032': `1032 ${camera?.name.zh ?? ''}` });
    expect(text).not.toContain('sceneId');
  });

  it('read back as they were written, whatever they hold', () => {
    const tile = fc.record({
      cameraId: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
      isPinned: fc.boolean(),
    });
    const content = fc.record({
      tileCount: fc.constantFrom(...layouts.map(({ tileCount }) => tileCount)),
      tiles: fc.array(tile, { maxLength: 12 }),
      alarmTiles: fc.constant([0]),
      hasRibbon: fc.boolean(),
    });
    const scene = fc.record({
      number: fc.integer({ min: 1, max: 999 }),
      name: fc.string({ minLength: 1, maxLength: 30 }).filter((name) => name.trim() === name),
      screens: fc.dictionary(
        fc.string({ minLength: 1, maxLength: 12 }).filter((id) => id !== '__proto__'),
        content,
        { maxKeys: 3 },
      ),
    });
    const shelf = fc.uniqueArray(scene, { minLength: 1, maxLength: 6, selector: (s) => s.number });
    fc.assert(
      fc.property(shelf, (scenes) => {
        const all = scenes.map((one) =>
          kept({ ...one, name: one.name || 'n', sceneId: 's' as SceneId } as never),
        );
        const read = readSceneFile(writeSceneFile(all, room));
        expect('scenes' in read ? read.scenes.length : read.problems).toBe(all.length);
        if (!('scenes' in read)) return;
        for (const { number, name, screens } of read.scenes) {
          expect(all.find((one) => one.number === number)).toMatchObject({ name, screens });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a broken file', () => {
  it('is told by the line in which it stops being a file', () => {
    const lines = textOf(sound()).split('\n');
    const at = lines.findIndex((line) => line.includes('"number": 2'));
    lines[at] = '      "number": 2 "name": 3,';
    expect(wrongIn(lines.join('\n'))).toMatchObject([{ line: at + 1, code: 'not-json' }]);
  });

  it('is told by the line and by what should stand there', () => {
    const file = sound();
    Object.assign(file.scenes[1] ?? {}, { number: 'two', name: '' });
    expect(wrongIn(textOf(file))).toMatchObject([
      { words: '"number": "two",', code: 'type', expected: 'number', at: 'scenes.1.number' },
      { words: '"name": "",', code: 'least', expected: '1' },
    ]);
    Object.assign(file.scenes[1] ?? {}, { number: 1_000, name: 'n', colour: 'red' });
    expect(wrongIn(textOf(file))).toMatchObject([
      { words: '"number": 1000,', code: 'most', expected: '999' },
      { words: '"colour": "red"', code: 'unknown-key' },
    ]);
  });

  it('misses a part', () => {
    const file = sound();
    delete file.scenes[0]?.['screens'];
    expect(wrongIn(textOf(file))).toMatchObject([{ code: 'missing', at: 'scenes.0.screens' }]);
  });

  it('names a layout or a tile that does not exist', () => {
    const file = sound();
    Object.assign(file.scenes[0] ?? {}, {
      screens: { a: aContent([], { tileCount: 7 }), b: aContent([], { alarmTiles: [2, 9] }) },
    });
    expect(wrongIn(textOf(file))).toMatchObject([
      { words: '"tileCount": 7,', code: 'layout' },
      { words: '9', code: 'tile', expected: '8' },
    ]);
  });

  it('gives a number twice', () => {
    const file = sound();
    Object.assign(file.scenes[1] ?? {}, { number: 1 });
    const [problem] = wrongIn(textOf(file));
    expect(problem).toMatchObject({ code: 'twice', words: '"number": 1,' });
    expect(textOf(file).split('\n')[Number(problem?.expected) - 1]).toContain('"number": 1');
  });

  it('is of something else, or of a later build', () => {
    expect(wrongIn('{ "version": 1, "procedures": [] }')).toMatchObject([
      { code: 'schema', expected: 'brightwall-scenes' },
    ]);
    expect(wrongIn('null')).toMatchObject([{ code: 'schema' }]);
    expect(wrongIn(textOf({ ...sound(), version: 2 }))).toMatchObject([
      { code: 'version', expected: '1', words: '"version": 2,' },
    ]);
    expect(wrongIn(textOf({ ...sound(), version: 'one' }))).toMatchObject([{ code: 'one-of' }]);
  });

  it('is far too long', () => {
    expect(wrongIn(' '.repeat(24_000_001))).toMatchObject([{ code: 'too-large' }]);
  });

  it('is refused whatever is cut off, and never taken in part', () => {
    const text = writeSceneFile([kept({ number: 1 }), kept({ number: 2 })], room).trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
        expect('problems' in readSceneFile(text.slice(0, length))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
