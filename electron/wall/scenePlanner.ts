import type { Actor } from '#contract/actor';
import type { CaseList, PlanBoard, TileBoard } from '#contract/board';
import type { Camera } from '#contract/camera';
import type { AlarmId, CameraId, IncidentId, NodeId, ScreenId } from '#contract/ids';
import type { Preset } from '#contract/ptz';
import type { TileReplay } from '#contract/replay';
import type {
  PlanTile,
  Screen,
  ScreenContent,
  ScreenPlan,
  TileContent,
  WallChange,
} from '#contract/scene';
import type { Zoom } from '#contract/zoom';
import type { SceneInForce, TilePlace } from './sceneInForce';
import { layoutFor, tileAt, tileIdAt } from './screenContents';
import type { Followed } from './hotspots';
import type { StageTile, TileLight } from './spotlight';
import type { Toured } from './tours';
import { webTilesOf } from './webPages';

/** Names a page of the web; nothing for any other board. */
export interface PagePlace {
  screenId: ScreenId;
  pageKey: string;
}

export interface PlanInput {
  screens: readonly Screen[];
  scene: SceneInForce;
  lights: readonly TileLight[];
  camera(cameraId: CameraId): Camera | undefined;
  /** The incident an alarm belongs to. */
  incidentOf(alarmId: AlarmId): IncidentId | null;
  /** What stands on a tile instead of a camera says now. */
  board(board: TileBoard, page: PagePlace): PlanBoard;
  /** Open cases of a place, for the ribbon. */
  cases(nodeId: NodeId | null): CaseList;
  /** The moment that a tile shows instead of live, as long as it is of this camera. */
  replayOf(place: TilePlace, cameraId: CameraId): TileReplay | null;
  /** The part of a picture that the tile shows; `saved` is that of a saved crop. */
  zoomOf(place: TilePlace, cameraId: CameraId, saved: Zoom | null): Zoom | null;
  /** Where the tile's camera was sent just now. */
  presetOf(place: TilePlace, cameraId: CameraId): Preset | null;
  /** Who steers that camera now; left out where nobody can. */
  steeredBy?(cameraId: CameraId): Actor | null;
  /** What a tour shows in that tile now. */
  tourOf(screenId: ScreenId, index: number): Toured | undefined;
  /** What a hotspot shows in that tile now. */
  hotspotOf(screenId: ScreenId, index: number): Followed | undefined;
}

/** The tiles of the plugged screens before alarms are laid over them: what the spotlight needs. */
export const stageTiles = (
  screens: readonly Screen[],
  scene: SceneInForce,
  isInUse: (tile: TilePlace & { index: number; cameraId: CameraId | null }) => boolean,
  { tourOf, hotspotOf }: Pick<PlanInput, 'tourOf' | 'hotspotOf'>,
): StageTile[] =>
  screens.flatMap(({ screenId }) => {
    const content = scene.screens.get(screenId);
    if (content === undefined) return [];
    const enlarged = scene.enlarged.get(screenId);
    return layoutFor(content).slots.map((_slot, index) => {
      const { isPinned, ...put } = tileAt(content, index);
      const toured = put.tour === undefined ? undefined : tourOf(screenId, index);
      const followed = put.hotspot === undefined ? undefined : hotspotOf(screenId, index);
      const cameraId = (toured ?? followed ?? put).cameraId;
      const tile = { screenId, index, cameraId, isPinned };
      const tileId = tileIdAt(index);
      return {
        ...tile,
        isAlarmTile: content.alarmTiles.includes(index),
        isFollowing: followed !== undefined,
        isVisible: enlarged === undefined || enlarged === tileId,
        isInUse: isInUse({ ...tile, tileId }),
      };
    });
  });

/** Scene × screens × spotlight → one whole plan per screen. */
export const planScreens = (input: PlanInput): Record<ScreenId, ScreenPlan> => {
  const plans: Record<ScreenId, ScreenPlan> = {};
  for (const screen of input.screens) {
    const content = input.scene.screens.get(screen.screenId);
    if (content !== undefined) plans[screen.screenId] = planScreen(screen, content, input);
  }
  return plans;
};

const planScreen = (screen: Screen, content: ScreenContent, input: PlanInput): ScreenPlan => {
  const { scene } = input;
  const layout = layoutFor(content);
  const lights = new Map(
    input.lights
      .filter((light) => light.screenId === screen.screenId)
      .map((light) => [light.index, light]),
  );
  const keys = new PlayKeys();
  const pages = webTilesOf(content);
  const tiles = layout.slots.map((slot, index): PlanTile => {
    const tileId = tileIdAt(index);
    const { selection } = scene;
    const put = tileAt(content, index);
    const toured = put.tour === undefined ? undefined : input.tourOf(screen.screenId, index);
    const followed =
      put.hotspot === undefined ? undefined : input.hotspotOf(screen.screenId, index);
    const page = { screenId: screen.screenId, pageKey: pages.get(index)?.pageKey ?? '' };
    const now = { light: lights.get(index), toured, followed, page };
    const shown = shownIn(put, now, keys, input);
    const { camera, crop } = shown;
    return {
      tileId,
      number: index + 1,
      slot,
      isSelected: selection?.screenId === screen.screenId && selection.tileId === tileId,
      isAlarmTile: content.alarmTiles.includes(index),
      ...shown,
      replay:
        camera === null
          ? null
          : input.replayOf({ screenId: screen.screenId, tileId }, camera.cameraId),
      preset:
        camera === null
          ? null
          : input.presetOf({ screenId: screen.screenId, tileId }, camera.cameraId),
      zoom:
        camera === null
          ? null
          : input.zoomOf(
              { screenId: screen.screenId, tileId },
              camera.cameraId,
              crop === null ? null : (put.crop?.zoom ?? null),
            ),
      ...steered(camera, input),
    };
  });
  return {
    screenId: screen.screenId,
    layout,
    tiles,
    hasRibbon: content.hasRibbon,
    ribbon: content.hasRibbon ? input.cases(content.ribbonNodeId ?? null) : null,
    enlargedTileId: scene.enlarged.get(screen.screenId) ?? null,
    sceneNumber: scene.scene?.number ?? null,
    sceneName: scene.scene?.name ?? '',
    isChanged: scene.isChanged,
    lastChange: scene.changes.find((change) => concerns(change, screen)) ?? null,
  };
};

const steered = (camera: Camera | null, input: PlanInput): Pick<PlanTile, 'steeredBy'> => {
  const holder = camera === null ? null : (input.steeredBy?.(camera.cameraId) ?? null);
  return holder === null ? {} : { steeredBy: holder };
};

type Shown = Pick<
  PlanTile,
  | 'camera'
  | 'board'
  | 'playKey'
  | 'isPinned'
  | 'alarmId'
  | 'isCard'
  | 'incidentId'
  | 'moreAlarms'
  | 'morePriority'
  | 'tour'
  | 'hotspot'
  | 'lowerThird'
  | 'crop'
>;

/** What surrounds one tile now. */
interface TileNow {
  light: TileLight | undefined;
  toured: Toured | undefined;
  followed: Followed | undefined;
  page: PagePlace;
}

/** A taken tile shows the alarm's camera; it is a card until the alarm has left. */
const shownIn = (
  tile: TileContent,
  { light, toured, followed, page }: TileNow,
  keys: PlayKeys,
  input: PlanInput,
): Shown => {
  const taken = light?.taken ?? null;
  const own = (toured ?? followed ?? tile).cameraId;
  const cameraId = taken === null ? own : taken.cameraId;
  const camera = (cameraId === null ? undefined : input.camera(cameraId)) ?? null;
  const alarmId = light?.alarmId ?? null;
  return {
    camera,
    board: taken === null && tile.board !== undefined ? input.board(tile.board, page) : null,
    playKey: camera === null ? null : keys.next(camera.cameraId),
    isPinned: tile.isPinned,
    alarmId,
    isCard: taken !== null && alarmId !== null,
    incidentId: alarmId === null ? null : input.incidentOf(alarmId),
    moreAlarms: light?.moreAlarms ?? 0,
    morePriority: light?.morePriority ?? null,
    tour: taken === null && toured !== undefined ? toured.tour : null,
    hotspot: taken === null && followed !== undefined ? followed.hotspot : null,
    lowerThird: taken === null ? (tile.lowerThird ?? null) : null,
    crop:
      taken !== null || camera === null || tile.crop === undefined
        ? null
        : { number: tile.crop.number, name: tile.crop.name },
  };
};

/** `cameraId#n`: the n-th occurrence of a camera on a screen, so that its player stays its own. */
class PlayKeys {
  readonly #counts = new Map<CameraId, number>();

  next(cameraId: CameraId): string {
    const count = (this.#counts.get(cameraId) ?? 0) + 1;
    this.#counts.set(cameraId, count);
    return `${cameraId}#${String(count)}`;
  }
}

const concerns = ({ what }: WallChange, screen: Screen): boolean =>
  !('screenNumber' in what) || what.screenNumber === screen.number;
