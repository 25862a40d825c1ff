import type { WallChange } from '#contract/scene';
import type { Text } from '../../kit/text/useText';

/** One change of the wall in words. */
export function changeWords({ what }: WallChange, t: Text['t']): string {
  switch (what.kind) {
    case 'camera':
      return what.cameraNumber === null
        ? t('desk.change.off', { screen: what.screenNumber, tile: what.tile })
        : t('desk.change.camera', {
            screen: what.screenNumber,
            tile: what.tile,
            number: what.cameraNumber,
          });
    case 'board':
      return t('desk.change.board', {
        screen: what.screenNumber,
        tile: what.tile,
        board: t(`board.form.${what.board}`),
      });
    case 'hotspot':
      return t('content.change.hotspot', { screen: what.screenNumber, tile: what.tile });
    case 'lower-third':
      return t(what.isOn ? 'content.change.lowerThird' : 'content.change.noLowerThird', {
        screen: what.screenNumber,
        tile: what.tile,
      });
    case 'tour':
      return what.tile === null
        ? t('desk.change.tourAll', { screen: what.screenNumber })
        : t('desk.change.tour', { screen: what.screenNumber, tile: what.tile });
    case 'layout':
      return t('desk.change.layout', { screen: what.screenNumber, tiles: what.tileCount });
    case 'scene':
      return t(sceneKey(what), {
        number: what.number,
        name: what.name,
      });
    case 'pin':
      return t(what.isPinned ? 'desk.change.pin' : 'desk.change.unpin', {
        screen: what.screenNumber,
        tile: what.tile,
      });
    case 'reserve':
      return t(what.isReserved ? 'desk.change.reserve' : 'desk.change.unreserve', {
        screen: what.screenNumber,
        tile: what.tile,
      });
    case 'stand-in':
      return t(what.isOn ? 'screens.change.standIn' : 'screens.change.own', {
        screen: what.screenNumber,
      });
    case 'around':
      return t(what.isOn ? 'zoom.aroundOn' : 'zoom.aroundOff', { screen: what.screenNumber });
    case 'ribbon':
      return t(what.isOn ? 'desk.change.ribbonOn' : 'desk.change.ribbonOff', {
        screen: what.screenNumber,
      });
    case 'take':
      return what.screenNumber === undefined
        ? t('layouts.change.takenAll', { screens: what.screens })
        : t('layouts.change.taken', { screen: what.screenNumber });
    case 'undo':
      return t('desk.change.undo');
  }
}

function sceneKey(what: { isByRule?: true | undefined; isByTour?: true | undefined }) {
  if (what.isByRule === true) return 'rules.byRule';
  return what.isByTour === true ? 'tour.ofScene' : 'desk.change.scene';
}
