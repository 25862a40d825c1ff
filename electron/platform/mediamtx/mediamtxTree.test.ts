import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cameraSchema, catalogNodeSchema } from '#contract/camera';
import type { PlatformId } from '#contract/ids';

import { treeOf, type MediamtxTree } from './mediamtxTree';

const platform = { platformId: 'mtx' as PlatformId, name: '园区' };
const fold = (...names: string[]): MediamtxTree =>
  treeOf(
    platform,
    names.map((name) => ({ name, isOnline: true, codecs: [] })),
  );

describe('paths as a tree', () => {
  it('folds them at their slashes', () => {
    const { nodes, cameras } = fold('gate/east', 'gate/west', 'hall/north/door', 'lobby');
    expect(nodes.map(({ nodeId, parentId, name }) => [nodeId, parentId, name.zh])).toEqual([
      ['mtx:gate/', 'mtx:', 'gate'],
      ['mtx:hall/', 'mtx:', 'hall'],
      ['mtx:hall/north/', 'mtx:hall/', 'north'],
    ]);
    expect(cameras.map(({ cameraId, nodeId, name }) => [cameraId, nodeId, name.zh])).toEqual([
      ['mtx:gate/east', 'mtx:gate/', 'east'],
      ['mtx:gate/west', 'mtx:gate/', 'west'],
      ['mtx:hall/north/door', 'mtx:hall/north/', 'door'],
      ['mtx:lobby', 'mtx:', 'lobby'],
    ]);
    expect(cameras.map(({ place }) => place.zh)).toEqual(['gate', 'gate', 'hall', '园区']);
  });

  it('takes a path that is a camera and a folder at once for both', () => {
    const { nodes, cameras } = fold('gate', 'gate/east');
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(['mtx:gate/']);
    expect(cameras.map(({ cameraId }) => cameraId)).toEqual(['mtx:gate', 'mtx:gate/east']);
  });

  it('knows a 20-digit name for a national id', () => {
    const [camera] = fold('live/99010000001320000001').cameras;
    expect(camera?.nationalId).toBe('99010000001320000001');
  });

  it('keeps a name with a tag in it as text, and a name of 200 characters apart from its like', () => {
    const long = 'x'.repeat(200);
    const { cameras } = fold('<b>door</b>', `${long}1`, `${long}2`);
    // The slash of a closing tag is a slash like any other.
    expect(cameras[0]?.name.zh).toBe('b>');
    expect(new Set(cameras.map(({ cameraId }) => cameraId)).size).toBe(3);
  });

  it('makes of any names a tree that can be shown, each camera below a branch of it', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 300 }),
      fc.array(fc.string({ maxLength: 8 }), { maxLength: 40 }).map((parts) => parts.join('/')),
    );
    const names = fc.uniqueArray(
      name.filter((each) => each !== ''),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(names, (all) => {
        const { nodes, cameras, paths } = fold(...all);
        const known = new Set<string>(['mtx:']);
        for (const node of nodes) {
          expect(catalogNodeSchema.safeParse(node).success).toBe(true);
          expect(known).toContain(node.parentId);
          known.add(node.nodeId);
        }
        for (const camera of cameras) {
          expect(cameraSchema.safeParse({ ...camera, number: 1 }).success).toBe(true);
          expect(known).toContain(camera.nodeId);
        }
        expect(paths.size).toBe(all.length);
      }),
    );
  });
});
