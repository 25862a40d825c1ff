import { webOriginOf } from '#contract/content';
import { failure, success, type Outcome } from '#contract/outcome';
import type { RequestArgs } from '#contract/channels';
import { isClockZone } from '../wall/clockZone';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** What stands on a tile instead of a camera, and what is written over one. */
export const contentHandlers = (
  deps: HandlerDeps,
): HandlersOf<'notice'> &
  HandlersOf<'web'> &
  Pick<HandlersOf<'scene'>, 'scene:board' | 'scene:hotspot' | 'scene:lower-third'> => {
  const { scene, settings, pages, pictures } = deps.station;
  const where = ({ screenId, tileId }: { screenId: string; tileId: string }): string =>
    `screen ${screenId} tile ${tileId}`;
  return {
    'scene:board': ({ board, ...place }) =>
      logged(
        deps,
        'scene:board',
        `${where(place)} ${boardSubject(board)}`,
        show(deps, { board, ...place }),
      ),
    'scene:hotspot': ({ hotspot, ...place }) =>
      logged(
        deps,
        'scene:hotspot',
        `${where(place)} ${hotspot.source} ${String(hotspot.dwellS)} s`,
        scene.follow(settings.current().actor, place, hotspot),
      ),
    'scene:lower-third': ({ lowerThird, ...place }) =>
      logged(
        deps,
        'scene:lower-third',
        `${where(place)} ${lowerThird === null ? 'off' : 'on'}`,
        scene.write(settings.current().actor, place, lowerThird),
      ),
    'notice:picture': () => pictures.choose(),
    'web:placed': ({ places }, { screenId }) => {
      if (screenId !== null) pages.placed(screenId, places);
      return success(null);
    },
  };
};

/** A page or a clock that cannot be is refused before anything changes. */
const show = (
  { station }: HandlerDeps,
  { board, ...place }: RequestArgs<'scene:board'>,
): Outcome<null> => {
  const { actor, webOrigins } = station.settings.current();
  if (board.kind === 'web' && !webOrigins.includes(webOriginOf(board.url) ?? '')) {
    return failure('web/not-listed');
  }
  if (board.kind === 'clock' && board.zone !== null && !isClockZone(board.zone)) {
    return failure('scene/unknown-zone');
  }
  return station.scene.show(actor, place, board);
};

/** For the log: never the words of a notice, and of an address its site alone. */
const boardSubject = (board: RequestArgs<'scene:board'>['board']): string => {
  switch (board.kind) {
    case 'statistics':
    case 'incidents':
      return `${board.kind} ${board.nodeId ?? 'everything'}`;
    case 'web':
      return `web ${webOriginOf(board.url) ?? ''}`;
    default:
      return board.kind;
  }
};
