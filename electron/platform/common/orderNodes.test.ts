import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CatalogNode } from '#contract/camera';
import type { NodeId, PlatformId } from '#contract/ids';

import { orderNodes } from './orderNodes';

const root = 'p:' as NodeId;
const node = (id: string, parent: string | null): CatalogNode => ({
  nodeId: `p:${id}` as NodeId,
  platformId: 'p' as PlatformId,
  parentId: parent === null ? null : (`p:${parent}` as NodeId),
  level: 'district',
  name: { zh: id, en: id },
});
const told = (nodes: CatalogNode[]): (string | null)[][] =>
  orderNodes(nodes, root).map(({ nodeId, parentId }) => [nodeId, parentId]);

describe('orderNodes', () => {
  it('puts parents before children, however they are listed', () => {
    expect(told([node('c', 'b'), node('b', 'a'), node('a', null)])).toEqual([
      ['p:a', 'p:'],
      ['p:b', 'p:a'],
      ['p:c', 'p:b'],
    ]);
  });

  it('leaves a list alone in which parents come first', () => {
    const list = [node('a', null), node('c', 'a'), node('b', 'a'), node('d', 'c')];
    expect(orderNodes(list, root).slice(1)).toEqual(list.slice(1));
    expect(orderNodes([...list, node('c', 'b')], root)).toEqual(orderNodes(list, root));
  });

  it('hangs orphans below the root', () => {
    expect(told([node('lost', 'nowhere')])).toEqual([['p:lost', 'p:']]);
  });

  it('cuts a circle open', () => {
    const [first] = told([node('a', 'b'), node('b', 'c'), node('c', 'a')]);
    expect(first?.[1]).toBe('p:');
    expect(told([node('self', 'self')])).toEqual([['p:self', 'p:']]);
  });

  it('takes each id once', () => {
    expect(told([node('a', null), node('a', 'b'), node('b', null)])).toEqual([
      ['p:a', 'p:'],
      ['p:b', 'p:'],
    ]);
  });

  it('always makes a tree of any nodes', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const some = fc.array(fc.tuple(ids, fc.option(ids)), { maxLength: 20 });
    fc.assert(
      fc.property(some, (pairs) => {
        const ordered = orderNodes(
          pairs.map(([id, parent]) => node(id, parent)),
          root,
        );
        const seen = new Set<string>([root]);
        for (const { nodeId, parentId } of ordered) {
          expect(seen.has(nodeId)).toBe(false);
          expect(seen.has(parentId ?? '')).toBe(true);
          seen.add(nodeId);
        }
        expect(seen.size - 1).toBe(new Set(pairs.map(([id]) => id)).size);
      }),
    );
  });

  it('keeps within reach what hangs deeper than any tree', () => {
    const chain = Array.from({ length: 400 }, (_, n) =>
      node(String(n), n === 0 ? null : String(n - 1)),
    );
    expect(orderNodes([...chain].reverse(), root)).toHaveLength(400);
  });
});
