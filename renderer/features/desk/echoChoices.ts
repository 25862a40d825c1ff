import type { Camera } from '#contract/camera';
import { layoutOf } from '#contract/layout';
import type { Preset } from '#contract/ptz';
import type { PlanTile, SceneRow, Screen } from '#contract/scene';
import type { TourRow } from '#contract/tour';
import type { Crop } from '#contract/zoom';
import { localText, type Text } from '../../kit/text/useText';

/** What a typed number could mean now. */
export interface EchoRoom {
  camera: Camera | null;
  /** Positions of the selected tile's camera; null while they are not known. */
  presets: readonly Preset[] | null;
  scenes: readonly SceneRow[];
  tours: readonly TourRow[];
  crops: readonly Crop[];
  screens: readonly Screen[];
  tiles: readonly PlanTile[];
  /** The time of day that it is, in words; null when it is none. */
  time: string | null;
  /** The tile that a camera would go to. */
  tileNumber: number;
}

/** An action, what it would do with this number, and whether it can. */
export interface EchoChoice {
  actionId: string;
  words: string;
  isPossible: boolean;
}

/** What each key would choose with this number, by name; cameras first (ux.md §9). */
export function echoChoices(number: number, room: EchoRoom, text: Text): EchoChoice[] {
  return [
    camera(number, room, text),
    layout(number, text),
    scene(number, room, text),
    tourGroup(number, room, text),
    tile(number, room, text),
    screen(number, room, text),
    ...(room.time === null
      ? []
      : [can('replayTyped', text.t('timeline.echo', { time: room.time }))]),
    ...(room.presets === null || number > mostCruises ? [] : [cruise(number, text)]),
    preset(number, room, text),
  ];
}

const can = (actionId: string, words: string): EchoChoice => ({
  actionId,
  words,
  isPossible: true,
});
const cannot = (actionId: string, words: string): EchoChoice => ({
  actionId,
  words,
  isPossible: false,
});

function camera(
  number: number,
  { camera: found, crops, tileNumber }: EchoRoom,
  { t, locale }: Text,
) {
  const crop = crops.find((one) => one.number === number);
  if (found === null && crop !== undefined) {
    return can('put', t('zoom.echo', { name: crop.name, tile: tileNumber }));
  }
  if (found === null) return cannot('put', t('desk.echo.noCamera', { number }));
  const name = localText(found.name, locale);
  return can('put', t('desk.echo.camera', { name, tile: tileNumber }));
}

function layout(number: number, { t }: Text): EchoChoice {
  return layoutOf(number) === undefined
    ? cannot('layout', t('desk.echo.noLayout', { tiles: number }))
    : can('layout', t('desk.echo.layout', { tiles: number }));
}

function scene(number: number, { scenes }: EchoRoom, { t }: Text): EchoChoice {
  const found = scenes.find((one) => one.number === number);
  return found === undefined
    ? cannot('scene', t('desk.echo.noScene', { number }))
    : can('scene', t('desk.echo.scene', { name: found.name }));
}

function tourGroup(number: number, { tours }: EchoRoom, { t }: Text): EchoChoice {
  const found = tours.find((one) => one.number === number);
  return found === undefined
    ? cannot('tourGroup', t('echoTour.none', { number }))
    : can('tourGroup', t('echoTour.group', { name: found.name }));
}

function tile(number: number, { tiles }: EchoRoom, { t, locale }: Text): EchoChoice {
  const found = tiles.find((one) => one.number === number);
  if (found === undefined) return cannot('tile', t('desk.echo.noTile', { number }));
  const name = found.camera === null ? '' : localText(found.camera.name, locale);
  return can('tile', t('desk.echo.tile', { number, name }));
}

function screen(number: number, { screens }: EchoRoom, { t }: Text): EchoChoice {
  const found = screens.find((one) => one.number === number);
  if (found === undefined) return cannot('screen', t('desk.echo.noScreen', { number }));
  return can('screen', t('desk.echo.screen', { number, name: found.name }));
}

/** Which cruises a camera has, nobody tells: only its platform knows whether there are any. */
const mostCruises = 255;
const cruise = (number: number, { t }: Text): EchoChoice =>
  can('cruise', number === 0 ? t('desk.echo.noCruise') : t('desk.echo.cruise', { number }));

function preset(number: number, { presets }: EchoRoom, { t, locale }: Text): EchoChoice {
  const found = presets?.find((one) => one.number === number);
  if (found !== undefined) {
    return can('preset', t('desk.echo.preset', { number, name: localText(found.name, locale) }));
  }
  const isNone = presets === null || presets.length === 0;
  return cannot('preset', t(isNone ? 'desk.echo.noPresets' : 'desk.echo.noPreset', { number }));
}
