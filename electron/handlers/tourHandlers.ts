import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** tour:* — named tours 轮巡组: kept, looked at, started. */
export const tourHandlers = (deps: HandlerDeps): HandlersOf<'tour'> => {
  const { tours } = deps.station;
  return {
    'tour:groups': () => success([...tours.book.all()]),
    'tour:look': ({ source }) => success(tours.look(source)),
    'tour:save': async ({ group }) =>
      logged(deps, 'tour:save', `tour ${String(group.number)}`, await tours.book.save(group)),
    'tour:remove': async ({ number }) =>
      logged(deps, 'tour:remove', `tour ${String(number)}`, await tours.book.remove(number)),
    'tour:start': ({ number, ...place }) =>
      logged(
        deps,
        'tour:start',
        `screen ${place.screenId} tile ${place.tileId} tour ${String(number)}`,
        tours.start(place, number),
      ),
    'tour:end': () => {
      tours.scenes.end();
      return logged(deps, 'tour:end', '', success(null));
    },
  };
};
