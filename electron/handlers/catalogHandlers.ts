import { success } from '#contract/outcome';
import { byPlatform } from '../wall/platformList';
import type { HandlerDeps, HandlersOf } from './handlerDeps';

/** catalog:* — the tree and its search. */
export const catalogHandlers = ({ station }: HandlerDeps): HandlersOf<'catalog'> => ({
  'catalog:children': ({ nodeId, filter }) => {
    const page = station.catalog.children(nodeId, filter);
    if (!page.ok || nodeId !== null) return page;
    const { platforms } = station.settings.current();
    return success({ ...page.value, nodes: byPlatform(page.value.nodes, platforms) });
  },
  'catalog:search': ({ query, filter, limit }) =>
    success(station.catalog.search(query, filter, limit)),
  'catalog:spell': async ({ words }) => success(await station.spell(words)),
  'catalog:number': ({ number }) => success(station.catalog.byNumber(number) ?? null),
  'catalog:path': ({ cameraId }) => station.catalog.path(cameraId),
  'catalog:owners': () => success(station.catalog.owners()),
  'catalog:shelf': () => success(station.shelf.shelf()),
  'catalog:favour': ({ cameraId, isFavourite }) => station.shelf.favour(cameraId, isFavourite),
  'catalog:cameras': ({ cameraIds }) => success(station.catalog.cameras(cameraIds)),
});
