import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera, CatalogNode } from '#contract/camera';
import type { NodeId } from '#contract/ids';
import { aCamera, aNode } from '../../tests/builders/catalog';
import { CatalogTree } from './catalogTree';

const nodeId = (nth: number): NodeId => `city:${String.fromCharCode(97 + nth)}` as NodeId;
const anyNode = fc.nat(6).map(nodeId);
const place = fc.record({ slot: fc.nat(11), nodeId: anyNode, isOnline: fc.boolean() });
const step = fc.oneof(
  fc.record({ nodeId: anyNode, parentId: fc.option(anyNode) }).map((node) => ({ node })),
  fc.record({ gone: anyNode }),
  place.map((camera) => ({ camera })),
  place.map((camera) => ({ camera })),
  fc.record({ away: fc.nat(11) }),
  fc.record({ turned: fc.nat(11) }),
  fc.record({ turned: fc.nat(11) }),
  fc.constant('look' as const),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What a tree is told, and what is known by then. */
class Told {
  readonly cameras: (Camera | undefined)[] = [];
  readonly nodes = new Map<NodeId, CatalogNode>();
  readonly tree = new CatalogTree(() => this.cameras);

  put(slot: number, camera: Camera): void {
    const before = this.cameras[slot];
    this.cameras[slot] = camera;
    this.tree.putCamera(slot, camera, before);
  }

  take(one: Step): void {
    if (one === 'look') this.tree.rows(null, {});
    else if ('node' in one) this.#putNode(aNode(one.node));
    else if ('gone' in one) {
      this.nodes.delete(one.gone);
      this.tree.removeNode(one.gone);
    } else if ('camera' in one) {
      const { slot, ...about } = one.camera;
      this.put(slot, aCamera({ ...about, number: slot + 1 }));
    } else if ('turned' in one) this.#turn(one.turned);
    else this.#drop(one.away);
  }

  #putNode(node: CatalogNode): void {
    this.nodes.set(node.nodeId, node);
    this.tree.putNode(node);
  }

  #turn(slot: number): void {
    const camera = this.cameras[slot];
    if (camera !== undefined) this.put(slot, { ...camera, isOnline: !camera.isOnline });
  }

  #drop(slot: number): void {
    const camera = this.cameras[slot];
    if (camera === undefined) return;
    this.cameras[slot] = undefined;
    this.tree.removeCamera(slot, camera);
  }
}

/** All that can be read of a tree. */
const pictureOf = ({ tree, nodes }: Told): unknown =>
  [null, ...nodes.keys()].sort().map((one) => {
    const below = new Set<number>();
    if (one !== null) tree.eachUnder(one, (slot) => below.add(slot));
    const slots = one === null ? [] : tree.slotsOf(one).sort((a, b) => a - b);
    const rows = [tree.rows(one, {}), tree.rows(one, { isOnline: false })];
    return { one, rows, slots, below: [...below].sort((a, b) => a - b) };
  });

/** The same told at once to a tree that knows nothing. */
const afresh = ({ cameras, nodes }: Told): Told => {
  const told = new Told();
  for (const node of nodes.values()) told.take({ node });
  cameras.forEach((camera, slot) => {
    if (camera !== undefined) told.put(slot, camera);
  });
  return told;
};

describe('the tree of branches', () => {
  it('is the same however it came about, unknown parents and circles included', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const told = new Told();
        for (const one of steps) told.take(one);
        expect(pictureOf(told)).toEqual(pictureOf(afresh(told)));
      }),
      { numRuns: 500 },
    );
  });

  it('lists cameras in the order in which they came', () => {
    const told = new Told();
    told.take({ node: { nodeId: nodeId(0), parentId: null } });
    for (const slot of [4, 1, 3, 2]) {
      told.take({ camera: { slot, nodeId: nodeId(0), isOnline: true } });
    }
    told.take({ away: 1 });
    expect(told.tree.slotsOf(nodeId(0))).toEqual([4, 3, 2]);
    told.take({ camera: { slot: 1, nodeId: nodeId(0), isOnline: false } });
    told.take({ away: 4 });
    told.take({ away: 1 });
    expect(told.tree.slotsOf(nodeId(0))).toEqual([3, 2]);
  });
});
