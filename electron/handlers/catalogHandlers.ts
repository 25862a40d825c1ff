import { success } from '#contract/outcome';
import type { HandlerDeps, HandlersOf } from './handlerDeps';

/** catalog:* — the tree and its search. */
export const catalogHandlers = ({ station }: HandlerDeps): HandlersOf<'catalog'> => ({
  'catalog:children': ({ nodeId, filter }) => station.catalog.children(nodeId, filter),
  'catalog:search': ({ query, filter, limit }) =>
    success(station.catalog.search(query, filter, limit)),
  'catalog:spell': async ({ words }) => success(await station.spell(words)),
  'catalog:number': ({ number }) => success(station.catalog.byNumber(number) ?? null),
  'catalog:path': ({ cameraId }) => station.catalog.path(cameraId),
  'catalog:cameras': ({ cameraIds }) => success(station.catalog.cameras(cameraIds)),
});
