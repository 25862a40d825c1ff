import { describe, expect, it } from 'vitest';
import { drawMap, mapRooms, printMap, roomOf } from './map.mjs';

const file = (source, ...imports) => ({
  source,
  dependencies: imports.map((resolved) => ({ resolved })),
});

describe('the map of rooms', () => {
  it('knows the room of a file, features apart from each other', () => {
    expect(roomOf('electron/wall/ports.ts')).toBe('electron/wall');
    expect(roomOf('renderer/features/wall/Tile.tsx')).toBe('renderer/features/wall');
    expect(roomOf('renderer/kit/text/en.ts')).toBe('renderer/kit');
    expect(roomOf('node_modules/zod/index.js')).toBeUndefined();
  });

  it('counts imports between rooms and leaves tests out', () => {
    const map = mapRooms([
      file('electron/wall/a.ts', 'electron/contract/x.ts', 'electron/wall/b.ts'),
      file('electron/wall/a.test.ts', 'tests/builders/x.ts', 'electron/contract/x.ts'),
      file('electron/contract/x.ts'),
    ]);
    expect(printMap(map)).toMatch(/electron\/wall +1 files +electron\/contract 1$/m);
  });

  it('draws each door once, and none to the contract', () => {
    const picture = drawMap(
      mapRooms([
        file('electron/handlers/a.ts', 'electron/wall/b.ts', 'electron/contract/x.ts'),
        file('renderer/features/wall/a.tsx', 'renderer/features/alarms/index.ts'),
        file('electron/wall/b.ts'),
      ]),
    );
    expect(picture.match(/-->.*/g)).toEqual(['--> electron_wall']);
  });
});
