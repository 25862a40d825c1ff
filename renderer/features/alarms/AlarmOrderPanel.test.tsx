import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anAlarm } from '../../../tests/builders/happenings';
import { startText } from '../../kit/text/text';
import { AlarmOrderPanel, type AlarmDecision } from './AlarmOrderPanel';

beforeAll(() => startText('en'));
afterEach(cleanup);

const shown = (given: Partial<Parameters<typeof AlarmOrderPanel>[0]> = {}) => {
  const decisions: AlarmDecision[] = [];
  let isLeft = false;
  render(
    <AlarmOrderPanel
      alarm={anAlarm()}
      ordering="shelve"
      isLead={false}
      onDecided={(decision) => decisions.push(decision)}
      onLeave={() => (isLeft = true)}
      {...given}
    />,
  );
  const press = (code: string): void => {
    fireEvent.keyDown(screen.getByTestId('order-panel'), { code });
  };
  return { decisions, press, isLeft: () => isLeft };
};

describe('the order panel', () => {
  it('shelves in two keys: how long, and why', () => {
    const { decisions, press } = shown();
    press('Digit2');
    press('Numpad3');
    expect(decisions).toEqual([
      { channel: 'alarm:shelve', told: { minutes: 15, reason: 'works' } },
    ]);
  });

  it('keeps what only the lead may do out of reach, and says so', () => {
    const { press } = shown();
    press('Digit6');
    expect(screen.getByText('device out of service').title).toBe('Only the shift lead may do that');
    expect(screen.queryByText(/Why out of service/)).toBeNull();
  });

  it('takes a device out of service, and re-rates a Critical, at the seat of the lead', () => {
    const { decisions, press } = shown({ isLead: true });
    press('Digit6');
    press('Digit6');
    expect(decisions).toEqual([{ channel: 'alarm:disable', told: { reason: 'repair' } }]);
  });

  it('re-rates in two keys', () => {
    const { decisions, press } = shown({ ordering: 'rate' });
    press('Digit1');
    press('Digit1');
    expect(decisions).toEqual([
      { channel: 'alarm:rate', told: { priority: 'critical', reason: 'seen-worse' } },
    ]);
  });

  it('is left with Escape and keeps other keys for the desk', () => {
    const { decisions, press, isLeft } = shown();
    press('KeyN');
    expect(isLeft()).toBe(false);
    press('Escape');
    expect(isLeft()).toBe(true);
    expect(decisions).toEqual([]);
  });
});
