import { badParameter, json, limitOf, replyWith, type Route } from './http';
import type { CityState } from './cityState';

/** A day of hours or a month of days, and what came before. */
const mostEdges = 64;

export function catalogRoutes(city: CityState): Route[] {
  const { catalog } = city;
  return [
    {
      method: 'GET',
      path: '/catalog/nodes',
      handle: ({ query }) => {
        const limit = limitOf(query);
        if (limit === null) return badParameter('limit');
        return replyWith(catalog.pageOfNodes(query.get('cursor'), limit), (page) => {
          const { items, ...facts } = page;
          return { ...facts, nodes: items };
        });
      },
    },
    {
      method: 'GET',
      path: '/catalog/cameras',
      handle: ({ query }) => {
        const limit = limitOf(query);
        if (limit === null) return badParameter('limit');
        return replyWith(catalog.pageOfCameras(query.get('cursor'), limit), (page) => {
          const { items, ...facts } = page;
          return { ...facts, cameras: items };
        });
      },
    },
    {
      method: 'GET',
      path: '/catalog/changes',
      handle: ({ query }) => {
        const limit = limitOf(query);
        const since = query.get('since');
        if (limit === null) return badParameter('limit');
        if (since === null) return badParameter('since');
        return replyWith(catalog.changesSince(since, limit));
      },
    },
    {
      method: 'GET',
      path: '/catalog/starter',
      handle: () =>
        json({ cameraIds: city.starterCameraIds.filter((id) => catalog.find(id) !== null) }),
    },
    {
      method: 'GET',
      path: '/statistics',
      handle: ({ query }) => {
        const from = timeOf(query, 'fromMs');
        const to = timeOf(query, 'toMs');
        if (from === undefined) return badParameter('fromMs');
        if (to === undefined) return badParameter('toMs');
        const edges = edgesOf(query.get('edgesMs'));
        if (edges === undefined) return badParameter('edgesMs');
        return replyWith(city.statistics.report(query.get('nodeId'), from, to, edges));
      },
    },
  ];
}

/** Times that cut the years into spans: ascending, with commas between. */
function edgesOf(words: string | null): number[] | undefined {
  if (words === null) return [];
  const edges = words.split(',').map(Number);
  const areAscending = edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? 0));
  const areTimes = edges.every((edge) => Number.isInteger(edge) && edge >= 0);
  return areTimes && areAscending && edges.length <= mostEdges ? edges : undefined;
}

function timeOf(query: URLSearchParams, name: string): number | null | undefined {
  const word = query.get(name);
  if (word === null) return null;
  const value = Number(word);
  return word !== '' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
