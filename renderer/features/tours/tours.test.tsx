import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PlanTour, TourOrder } from '#contract/tour';
import { startText } from '../../kit/text/text';
import { TourBar } from './TourBar';
import { TourControls } from './TourControls';

beforeAll(() => startText('en'));
afterEach(cleanup);

const aTour = (given: Partial<PlanTour> = {}): PlanTour => {
  const now = Date.now();
  return {
    ...{ nodeId: null, dwellS: 10, name: null, position: 12, count: 100, skipped: 3 },
    ...{ sinceMs: now - 5_000, untilMs: now + 5_000, isPaused: false, isHeld: false },
    ...given,
  };
};

describe('the tour of a tile', () => {
  it('says how far it is and what it skips, and takes orders', () => {
    const orders: TourOrder[] = [];
    render(<TourControls tour={aTour()} onOrder={(order) => orders.push(order)} />);
    expect(screen.getByTestId('tour').textContent).toContain('12 of 100');
    expect(screen.getByTestId('tour').textContent).toContain('3 offline');
    for (const name of [/Pause tour/, /Previous/, /Next/]) {
      fireEvent.click(screen.getByRole('button', { name }));
    }
    expect(orders).toEqual(['toggle', 'previous', 'next']);
  });

  it('shows what is left of a stay, nothing while it stands, and a word where nobody is online', () => {
    const { rerender } = render(<TourBar tour={aTour()} />);
    const rest = screen.getByTestId('tour-bar').firstElementChild as HTMLElement;
    const share = Number(/scaleX\(([\d.]+)\)/.exec(rest.style.transform)?.[1]);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
    rerender(<TourBar tour={aTour({ untilMs: null, isPaused: true })} />);
    expect(screen.queryByTestId('tour-bar')).toBeNull();
    rerender(<TourBar tour={aTour({ count: 0, position: 0 })} />);
    expect(screen.getByText('Tour: no camera online')).toBeDefined();
  });
});
