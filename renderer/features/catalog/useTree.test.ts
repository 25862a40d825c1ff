import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChildrenPage, NodeRow } from '#contract/camera';
import { failure, success } from '#contract/outcome';
import type { NodeId } from '#contract/ids';
import { aCamera, aNode } from '../../../tests/builders/catalog';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { useTree } from './useTree';

const province = 'city:province' as NodeId;
const town = 'city:town' as NodeId;
const district = 'city:district' as NodeId;
const street = 'city:street' as NodeId;
const camera = aCamera({ nodeId: street });

const row = (nodeId: NodeId, parentId: NodeId | null): NodeRow => ({
  ...aNode({ nodeId, parentId }),
  hasChildren: true,
  cameraCount: 1,
  offlineCount: 0,
});

const pages = new Map<NodeId | null, ChildrenPage>([
  [null, { nodes: [row(province, null)], cameras: [] }],
  [province, { nodes: [row(town, province)], cameras: [] }],
  [town, { nodes: [row(district, town)], cameras: [] }],
  [district, { nodes: [row(street, district)], cameras: [] }],
  [street, { nodes: [], cameras: [camera] }],
]);

let bridge: FakeBridge;
let remove: () => void;

beforeEach(() => {
  bridge = fakeBridge();
  remove = installBridge(bridge);
  bridge.answer('catalog:children', ({ nodeId }) =>
    success(pages.get(nodeId) ?? { nodes: [], cameras: [] }),
  );
});

afterEach(() => {
  cleanup();
  remove();
});

const filter = {};
const open = () => renderHook(() => useTree(filter, 'first', 0));

it('opens province and city by itself, and nothing below', async () => {
  const { result } = open();
  await waitFor(() => expect(result.current.rows.map(({ key }) => key)).toContain(district));
  expect(result.current.rows.map(({ key }) => key)).not.toContain(street);
  expect(result.current.total).toBe(1);
});

it('opens the branches above a camera that was found', async () => {
  bridge.answer('catalog:path', () => success([province, town, district, street]));
  const { result } = open();
  await waitFor(() => expect(result.current.isLoaded).toBe(true));
  result.current.reveal(camera.cameraId);
  await waitFor(() => expect(result.current.rows.map(({ key }) => key)).toContain(camera.cameraId));
  expect(bridge.askedOn('catalog:path')).toEqual([{ cameraId: camera.cameraId }]);
});

it('stays as it is when the camera is gone meanwhile', async () => {
  bridge.answer('catalog:path', () => failure('catalog/unknown-camera'));
  const { result } = open();
  await waitFor(() => expect(result.current.rows).toHaveLength(3));
  result.current.reveal(camera.cameraId);
  await waitFor(() => expect(bridge.askedOn('catalog:path')).toHaveLength(1));
  expect(result.current.rows).toHaveLength(3);
});

it('closes a branch that is asked to close', async () => {
  const { result } = open();
  await waitFor(() => expect(result.current.rows).toHaveLength(3));
  result.current.toggle(town);
  await waitFor(() => expect(result.current.rows).toHaveLength(2));
});
