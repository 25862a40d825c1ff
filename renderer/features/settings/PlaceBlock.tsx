import { useEffect, useState } from 'react';
import type { CatalogNode } from '#contract/camera';
import type { NodeId } from '#contract/ids';
import type { Settings } from '#contract/settings';
import { request } from '../../bridge/bridge';
import { localText, useText } from '../../kit/text/useText';
import type { SettingsRoom } from './useSettings';

type Branch = Pick<CatalogNode, 'nodeId' | 'name'>;

/** The branch of the tree that this desk works for: up to everything, or one level down. */
export function PlaceBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t, locale } = useText();
  const { deskNodeId } = settings;
  const { above, below } = useBranches(deskNodeId);
  const options: [string, string][] = [
    ['', t('case.place.everywhere')],
    ...above.map(({ nodeId, name }): [string, string] => [nodeId, localText(name, locale)]),
    ...below.map(({ nodeId, name }): [string, string] => [nodeId, `· ${localText(name, locale)}`]),
  ];
  return (
    <section>
      <h3 className="part-title">{t('case.place.title')}</h3>
      <p className="hint">{t('case.place.hint')}</p>
      <div className="field-row">
        <label className="labelled">
          {t('case.place.choose')}
          <select
            className="field"
            data-testid="desk-place"
            value={deskNodeId ?? ''}
            onChange={({ target }) =>
              void room.change({
                deskNodeId: target.value === '' ? null : (target.value as NodeId),
              })
            }
          >
            {options.map(([nodeId, words]) => (
              <option key={nodeId} value={nodeId}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}

/** The way from the root to the node, itself included, and what is directly below it. */
function useBranches(nodeId: NodeId | null): { above: Branch[]; below: Branch[] } {
  const [branches, setBranches] = useState<{ above: Branch[]; below: Branch[] }>({
    above: [],
    below: [],
  });
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const above = await wayTo(nodeId);
      const below = await branchesOf(nodeId);
      if (isCurrent) setBranches({ above, below });
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [nodeId]);
  return branches;
}

async function branchesOf(nodeId: NodeId | null): Promise<Branch[]> {
  const children = await request('catalog:children', { nodeId, filter: {} });
  return children.ok ? children.value.nodes : [];
}

async function wayTo(nodeId: NodeId | null): Promise<Branch[]> {
  const told = await request('incident:places', { nodeId });
  return told.ok ? told.value.path : [];
}
