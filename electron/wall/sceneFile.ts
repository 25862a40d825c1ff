import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import {
  sceneFileName,
  sceneFileSchema,
  sceneFileVersion,
  type FileScene,
  type KeptScene,
  type SceneFile,
  type SceneFileProblem,
} from '#contract/sceneLibrary';
import { problemOfShape, type LineAt } from './fileProblems';
import { jsonLines, lineOf, parseJson } from './jsonLines';
import { contentsIn } from './sceneInForce';
import { layoutFor } from './screenContents';

/** Longer than any library: a thousand scenes of full walls. */
const maxLength = 24_000_000;
const mostProblems = 20;

interface FileRoom {
  station: string;
  atMs: number;
  camera(cameraId: CameraId): Camera | undefined;
}

/** Scenes as a text that people can read and change. Versions stay at home. Pure. */
export const writeSceneFile = (scenes: readonly KeptScene[], room: FileRoom): string => {
  const inOrder = [...scenes].sort((a, b) => a.number - b.number);
  const named = new Set(
    inOrder.flatMap((scene) =>
      contentsIn(scene).flatMap(([, { tiles }]) => tiles.flatMap(({ cameraId }) => cameraId ?? [])),
    ),
  );
  const cameras = [...named].flatMap((cameraId) => {
    const camera = room.camera(cameraId);
    return camera === undefined
      ? []
      : [[cameraId, `${String(camera.number)} ${camera.name.zh}`.slice(0, 200)] as const];
  });
  const file: SceneFile = {
    schema: sceneFileName,
    version: sceneFileVersion,
    station: room.station,
    exportedAt: new Date(room.atMs).toISOString(),
    cameras: Object.fromEntries(cameras),
    scenes: inOrder.map(({ number, name, folder, note, screens }) => ({
      number,
      name,
      folder,
      note,
      screens,
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};

type ReadScenes =
  | { scenes: readonly FileScene[] }
  | { problems: readonly [SceneFileProblem, ...SceneFileProblem[]] };

const refuse = (first: SceneFileProblem, ...others: SceneFileProblem[]): ReadScenes => ({
  problems: [first, ...others.slice(0, mostProblems - 1)],
});

/** Reads such a text; whatever is wrong is told with its line and what should stand there. Pure. */
export const readSceneFile = (text: string): ReadScenes => {
  if (text.length > maxLength) return refuse({ line: 1, code: 'too-large', at: '', expected: '' });
  const parsed = parseJson(text);
  if ('line' in parsed) {
    return refuse({ line: parsed.line, code: 'not-json', at: '', expected: '' });
  }
  // A sound file of a thousand scenes need not be walked through for its lines.
  let lines: ReadonlyMap<string, number> | undefined;
  const lineAt: LineAt = (path) => lineOf((lines ??= jsonLines(text)), path);
  const foreign = notOurs(parsed.value, lineAt);
  if (foreign !== undefined) return refuse(foreign);
  const shaped = sceneFileSchema.safeParse(parsed.value);
  const [first, ...others] = shaped.success
    ? inconsistencies(shaped.data.scenes, lineAt)
    : shaped.error.issues.map((issue) => problemOfShape(issue, parsed.value, lineAt));
  if (first !== undefined) return refuse(first, ...others);
  return { scenes: shaped.data?.scenes ?? [] };
};

/** A file of something else, or of a later build, is told as such and not key by key. */
const notOurs = (value: unknown, lineAt: LineAt): SceneFileProblem | undefined => {
  const { schema, version } = (value ?? {}) as { schema?: unknown; version?: unknown };
  if (schema !== sceneFileName) {
    return {
      line: lineAt(['schema']),
      code: 'schema',
      at: 'schema',
      expected: sceneFileName,
    };
  }
  return typeof version === 'number' && version > sceneFileVersion
    ? {
        line: lineAt(['version']),
        code: 'version',
        at: 'version',
        expected: String(sceneFileVersion),
      }
    : undefined;
};

/** What no shape can say: numbers given twice, layouts that do not exist, tiles outside of theirs. */
const inconsistencies = (scenes: readonly FileScene[], lineAt: LineAt): SceneFileProblem[] =>
  scenes.flatMap((scene, index) => {
    const path = ['scenes', String(index)];
    const first = scenes.findIndex(({ number }) => number === scene.number);
    const twice: SceneFileProblem[] =
      first === index
        ? []
        : [
            {
              line: lineAt([...path, 'number']),
              code: 'twice',
              at: `${path.join('.')}.number`,
              expected: String(lineAt(['scenes', String(first), 'number'])),
            },
          ];
    const ofScreens = contentsIn(scene).flatMap(([screenId, content]): SceneFileProblem[] => {
      const at = [...path, 'screens', screenId];
      if (layoutFor(content).tileCount !== content.tileCount) {
        const key = [...at, 'tileCount'];
        return [{ line: lineAt(key), code: 'layout', at: key.join('.'), expected: '' }];
      }
      return content.alarmTiles.flatMap((tile, place) =>
        tile < content.tileCount
          ? []
          : [
              {
                line: lineAt([...at, 'alarmTiles', String(place)]),
                code: 'tile' as const,
                at: [...at, 'alarmTiles', String(place)].join('.'),
                expected: String(content.tileCount - 1),
              },
            ],
      );
    });
    return [...twice, ...ofScreens];
  });
