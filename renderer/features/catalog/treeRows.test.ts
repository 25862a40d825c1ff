import { describe, expect, it } from 'vitest';
import type { Camera, ChildrenPage, NodeRow } from '#contract/camera';
import type { NodeId } from '#contract/ids';
import { parentIndex, treeRows } from './treeRows';

const node = (nodeId: string): NodeRow => ({ nodeId }) as NodeRow;
const camera = (cameraId: string): Camera => ({ cameraId }) as Camera;
const pages = new Map<string, ChildrenPage>([
  ['', { nodes: [node('city')], cameras: [] }],
  ['city', { nodes: [node('north'), node('south')], cameras: [] }],
  ['north', { nodes: [], cameras: [camera('1'), camera('2')] }],
]);
const open = (...ids: string[]) => new Set(ids as NodeId[]);

describe('treeRows', () => {
  it('shows children only under open branches', () => {
    expect(treeRows(pages, open()).map((row) => row.key)).toEqual(['city']);
    expect(treeRows(pages, open('city', 'north')).map((row) => [row.key, row.depth])).toEqual([
      ['city', 0],
      ['north', 1],
      ['1', 2],
      ['2', 2],
      ['south', 1],
    ]);
  });

  it('waits for children that have not come yet', () => {
    expect(treeRows(pages, open('city', 'south')).map((row) => row.key)).toEqual([
      'city',
      'north',
      'south',
    ]);
  });

  it('finds the branch above a row', () => {
    const rows = treeRows(pages, open('city', 'north'));
    expect(parentIndex(rows, 3)).toBe(1);
    expect(parentIndex(rows, 0)).toBe(0);
  });
});
