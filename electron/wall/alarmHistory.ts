import type { Camera } from '#contract/camera';
import type { AlarmPage, AlarmQuery } from '#contract/history';
import type { NodeId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PlaceTree } from './incidentPlaces';
import type { JournalPort } from './ports';

/** The catalog as far as the past needs it. */
export interface HistoryCatalog extends Pick<PlaceTree, 'branches' | 'pathTo'> {
  byNumber(number: number): Pick<Camera, 'cameraId'> | undefined;
}

/** More branches than a question may name are not asked for by name. */
const mostNodes = 2_000;
/** Shorter numbers are numbers of houses and gates. */
const cameraNumber = /^\d{3,6}$/;

/** The branch itself and all below it, level by level. */
const nodesBelow = (nodeId: NodeId, catalog: HistoryCatalog): NodeId[] => {
  const found = [nodeId];
  for (let at = 0; at < found.length && found.length <= mostNodes; at += 1) {
    const above = found[at];
    if (above !== undefined) found.push(...catalog.branches(above).map((one) => one.nodeId));
  }
  return found.slice(0, mostNodes);
};

/** Journals know cameras by the platform's ids, people by their numbers. */
const byCamera = (word: string, catalog: HistoryCatalog): string => {
  const camera = cameraNumber.test(word) ? catalog.byNumber(Number(word)) : undefined;
  return camera === undefined ? word : camera.cameraId.slice(camera.cameraId.indexOf(':') + 1);
};

/** A question of the desk as the journal takes it: inside the desk's node, cameras by their ids. */
export const historyQuery = (
  query: AlarmQuery,
  catalog: HistoryCatalog,
  deskNodeId: NodeId | null,
): AlarmQuery => {
  // A node that the tree does not know bounds nothing, as with what is open.
  const isBound = deskNodeId !== null && catalog.pathTo(deskNodeId).length > 0;
  const words = query.text.split(/\s+/).map((word) => byCamera(word, catalog));
  return {
    ...query,
    text: words.join(' ').trim().slice(0, 100),
    nodeIds: isBound ? nodesBelow(deskNodeId, catalog) : query.nodeIds,
  };
};

/** Asks the journal; a file that cannot be read is a fault, not an end. */
export const findInHistory = async (
  journal: Pick<JournalPort, 'findAlarms'>,
  query: AlarmQuery,
): Promise<Outcome<AlarmPage>> => {
  try {
    return success(await journal.findAlarms(query));
  } catch {
    return failure('store/broken', 'journal');
  }
};
