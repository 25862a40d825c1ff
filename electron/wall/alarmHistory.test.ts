import { describe, expect, it } from 'vitest';
import type { AlarmQuery } from '#contract/history';
import type { CameraId, NodeId } from '#contract/ids';
import { findInHistory, historyQuery, type HistoryCatalog } from './alarmHistory';

const id = (name: string): NodeId => `city:${name}` as NodeId;
const tree: Record<string, string[]> = { root: ['east', 'west'], east: ['e1', 'e2'], west: [] };

const catalog: HistoryCatalog = {
  branches: (nodeId) =>
    (tree[(nodeId ?? 'city:root').slice(5)] ?? []).map((name) => ({
      nodeId: id(name),
      name: { zh: name, en: name },
    })),
  pathTo: (nodeId) => (nodeId === id('nowhere') ? [] : [nodeId]),
  byNumber: (number) =>
    number === 1032 ? { cameraId: 'city:9901020000132' as CameraId } : undefined,
};

const query = (text: string): AlarmQuery => ({
  ...{ text, priorities: [], kinds: [], nodeIds: [] },
  ...{ fromMs: null, toMs: null, before: null, limit: 50 },
});

describe('a question about the past', () => {
  it('finds a camera by the number that people say', () => {
    expect(historyQuery(query('碰撞 1032'), catalog, null).text).toBe('碰撞 9901020000132');
  });

  it('leaves other numbers as they are', () => {
    expect(historyQuery(query('环城路 37 4711'), catalog, null).text).toBe('环城路 37 4711');
  });

  it('stays inside the node of the desk, with everything below it', () => {
    expect(historyQuery(query(''), catalog, id('east')).nodeIds).toEqual(
      ['east', 'e1', 'e2'].map(id),
    );
    expect(historyQuery(query(''), catalog, null).nodeIds).toEqual([]);
  });

  it('is not bound by a node that the tree does not know', () => {
    expect(historyQuery(query(''), catalog, id('nowhere')).nodeIds).toEqual([]);
  });

  it('never names more branches than a question may', () => {
    const endless: HistoryCatalog = {
      ...catalog,
      branches: (nodeId) => [
        { nodeId: `${nodeId ?? ''}a` as NodeId, name: { zh: '', en: '' } },
        { nodeId: `${nodeId ?? ''}b` as NodeId, name: { zh: '', en: '' } },
      ],
    };
    expect(historyQuery(query(''), endless, id('east')).nodeIds).toHaveLength(2_000);
  });

  it('answers with a fault when the journal cannot be read', async () => {
    const broken = { findAlarms: () => Promise.reject(new Error('disk')) };
    expect(await findInHistory(broken, query(''))).toMatchObject({
      fault: { code: 'store/broken' },
    });
  });
});
