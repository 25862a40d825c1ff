import type { Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';
import { tileOf } from './tileHandlers';

/** crop:* — saved parts of pictures 画面局部, which people use like cameras. */
export const cropHandlers = (deps: HandlerDeps): HandlersOf<'crop'> => {
  const { closeUps } = deps.station;
  return {
    'crop:save': async ({ number, name, ...place }) => {
      const tile = tileOf(deps.station, place);
      const outcome: Outcome<null> = tile.ok ? await closeUps.save(tile.value, number, name) : tile;
      return logged(deps, 'crop:save', `${subject(place)} crop ${String(number)}`, outcome);
    },
    'crop:put': ({ number, ...place }) =>
      logged(
        deps,
        'crop:put',
        `${subject(place)} crop ${String(number)}`,
        closeUps.put(place, number),
      ),
    'crop:remove': async ({ number }) =>
      logged(deps, 'crop:remove', `crop ${String(number)}`, await closeUps.crops.remove(number)),
  };
};

const subject = ({ screenId, tileId }: { screenId: string; tileId: string }): string =>
  `screen ${screenId} tile ${tileId}`;
