import type { CaseList } from '#contract/board';
import type { NodeId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { byNeed, calmOrder, type ListMemory } from './calmOrder';
import type { PlaceTree } from './incidentPlaces';

/** More than anybody waits for at ten rows a page. */
const mostListed = 60;

interface Kept {
  memory: ListMemory;
  list: CaseList;
}

/** The lists of open cases on the walls, one per place, each in an order that keeps calm. */
export class CaseLists {
  readonly #tree: Pick<PlaceTree, 'pathTo' | 'nameOf'>;
  #memories = new Map<NodeId | null, ListMemory>();
  #made = new Map<NodeId | null, Kept>();
  #open: readonly Incident[] = [];
  #nowMs = 0;
  #nextAtMs: number | null = null;

  constructor(tree: Pick<PlaceTree, 'pathTo' | 'nameOf'>) {
    this.#tree = tree;
  }

  /** Before a picture of the station is made: the cases that the desk works for. */
  begin(incidents: readonly Incident[], nowMs: number): void {
    this.#open = incidents.filter(({ closedAtMs }) => closedAtMs === null).sort(byNeed);
    // A place that no wall shows any more is forgotten.
    this.#memories = new Map([...this.#made].map(([nodeId, { memory }]) => [nodeId, memory]));
    this.#made = new Map();
    this.#nowMs = nowMs;
    this.#nextAtMs = null;
  }

  /** Open cases in a node and below; null: all. */
  of(nodeId: NodeId | null): CaseList {
    const known = this.#made.get(nodeId);
    if (known !== undefined) return known.list;
    const inside = this.#open.filter((one) => this.#isIn(nodeId, one));
    const calm = calmOrder(this.#memories.get(nodeId), inside, this.#nowMs);
    if (calm.nextAtMs !== null) {
      this.#nextAtMs = Math.min(this.#nextAtMs ?? Infinity, calm.nextAtMs);
    }
    const list = {
      nodeId,
      name: nodeId === null ? null : (this.#tree.nameOf(nodeId) ?? null),
      incidentIds: calm.ids.slice(0, mostListed),
      total: inside.length,
    };
    this.#made.set(nodeId, { memory: calm, list });
    return list;
  }

  /** When time alone changes a list; null when none waits. */
  nextAtMs(): number | null {
    return this.#nextAtMs;
  }

  #isIn(nodeId: NodeId | null, { nodeId: placeId }: Incident): boolean {
    if (nodeId === null || placeId === nodeId) return true;
    return placeId !== null && this.#tree.pathTo(placeId).includes(nodeId);
  }
}
