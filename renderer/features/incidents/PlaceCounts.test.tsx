import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { IncidentId, NodeId } from '#contract/ids';
import { anActor, anIncident } from '../../../tests/builders/happenings';
import { startText } from '../../kit/text/text';
import { PlaceCounts } from './index';

beforeAll(() => startText('en'));
afterEach(cleanup);

const node = (name: string) => ({
  nodeId: `city:${name}` as NodeId,
  name: { zh: name, en: name },
});
const first = anIncident({ incidentId: 'city:1' as IncidentId });
const second = anIncident({ incidentId: 'city:2' as IncidentId, owner: anActor() });

function show(own: number) {
  const onNarrow = vi.fn();
  const incidentIds = [first.incidentId, second.incidentId];
  render(
    <PlaceCounts
      told={{
        incidentIds,
        path: [node('city'), node('north'), node('harbour')],
        own,
        places: [{ ...node('quay'), incidentIds }],
      }}
      incidents={[first, second]}
      nodeId={node('harbour').nodeId}
      onNarrow={onNarrow}
    />,
  );
  return onNarrow;
}

it('counts what is open and what nobody accepted, and narrows to a place', () => {
  const onNarrow = show(-1);
  const row = screen.getByRole('button', { name: /quay/ });
  expect(row.textContent).toContain('2 open, 1 not accepted');
  fireEvent.click(row);
  expect(onNarrow).toHaveBeenCalledWith('city:quay');
});

it('goes up one level, but not above the place of the desk', () => {
  const onNarrow = show(0);
  fireEvent.click(screen.getByRole('button', { name: /north/ }));
  expect(onNarrow).toHaveBeenCalledWith('city:north');
  cleanup();
  const onOwn = show(1);
  fireEvent.click(screen.getByRole('button', { name: /All places/ }));
  expect(onOwn).toHaveBeenCalledWith(null);
});
