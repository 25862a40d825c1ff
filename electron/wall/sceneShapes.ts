import type { Camera } from '#contract/camera';
import type { CameraId, NodeId, ScreenId } from '#contract/ids';
import type { Scene, Screen, ScreenContent, TileContent } from '#contract/scene';
import { shapeKinds, type LibraryTile, type SceneShape } from '#contract/sceneLibrary';
import type { LocalText } from '#contract/text';
import { contentsIn } from './sceneInForce';
import { layoutFor, tileAt } from './screenContents';

/** What the drawing of a scene asks about the world of now. */
export interface ShapeRoom {
  screens: readonly Screen[];
  camera(cameraId: CameraId): Camera | undefined;
  nameOf(nodeId: NodeId): LocalText | undefined;
  /** All catalogs were read: whatever is in none of them is gone. */
  isCatalogRead: boolean;
}

type Letter = keyof typeof shapeKinds;

const letterOf = (tile: TileContent, room: ShapeRoom): Letter => {
  const { cameraId, board, tour } = tile;
  if (cameraId !== null) {
    return room.isCatalogRead && room.camera(cameraId) === undefined ? 'x' : 'c';
  }
  if (board?.kind === 'statistics') return 's';
  if (board?.kind === 'incidents') return 'i';
  if (board !== undefined) return 'o';
  if (tour !== undefined) return 't';
  // What a later build puts into a tile is not nothing.
  return Object.keys(tile).length > 2 ? 'o' : '-';
};

const shapeOf = (screenId: ScreenId, content: ScreenContent, room: ShapeRoom): SceneShape => {
  const { columns, rows, slots } = layoutFor(content);
  const screen = room.screens.find((one) => one.screenId === screenId);
  return {
    screenId,
    screen:
      screen === undefined
        ? null
        : {
            number: screen.number,
            name: screen.name,
            widthPx: screen.widthPx,
            heightPx: screen.heightPx,
          },
    columns,
    rows,
    slots: slots.flatMap((slot) => [slot.column, slot.row, slot.columnSpan, slot.rowSpan]),
    kinds: slots.map((_, index) => letterOf(tileAt(content, index), room)).join(''),
    hasRibbon: content.hasRibbon,
  };
};

/** Screens that are there by number, then those that are not. */
const inOrder = (screens: Scene['screens'], room: ShapeRoom): [ScreenId, ScreenContent][] => {
  const placeOf = (id: ScreenId): number =>
    room.screens.find(({ screenId }) => screenId === id)?.number ?? Infinity;
  return contentsIn({ screens }).sort(([a], [b]) => {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first === second ? (a < b ? -1 : 1) : first - second;
  });
};

/** A scene drawn in small: one shape for each of its screens. Pure. */
export const shapesOf = (screens: Scene['screens'], room: ShapeRoom): SceneShape[] =>
  inOrder(screens, room).map(([screenId, content]) => shapeOf(screenId, content, room));

/** How many tiles name a camera that is gone. */
export const lostIn = (shapes: readonly SceneShape[]): number =>
  shapes.reduce((sum, { kinds }) => sum + [...kinds].filter((kind) => kind === 'x').length, 0);

const tileOf = (
  content: ScreenContent,
  index: number,
  letter: Letter,
  room: ShapeRoom,
): LibraryTile => {
  const { cameraId, isPinned, board, tour } = tileAt(content, index);
  const camera = cameraId === null ? undefined : room.camera(cameraId);
  const ofBoard = board !== undefined && 'nodeId' in board ? board.nodeId : undefined;
  const nodeId: NodeId | null = ofBoard ?? tour?.nodeId ?? null;
  return {
    kind: shapeKinds[letter],
    camera: camera === undefined ? null : { number: camera.number, name: camera.name },
    cameraId,
    place: nodeId === null ? null : (room.nameOf(nodeId) ?? null),
    isPinned,
    isAlarmTile: content.alarmTiles.includes(index),
  };
};

/** The same, tile by tile. Pure. */
export const tilesOf = (
  screens: Scene['screens'],
  room: ShapeRoom,
): { shape: SceneShape; tiles: LibraryTile[] }[] =>
  inOrder(screens, room).map(([screenId, content]) => {
    const shape = shapeOf(screenId, content, room);
    const letters = [...shape.kinds] as Letter[];
    return { shape, tiles: letters.map((letter, index) => tileOf(content, index, letter, room)) };
  });
