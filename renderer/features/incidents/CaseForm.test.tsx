// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { incidentOrderSchema } from '#contract/incidentOrder';
import { anIncident } from '../../../tests/builders/happenings';
import { startText } from '../../kit/text/text';
import { CaseForm, type CaseFormKind } from './index';

let root: Root;
let place: HTMLElement;
const onOrder = vi.fn();
const onLeave = vi.fn();

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  await startText('en');
});
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  vi.clearAllMocks();
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const units = [
  { unitId: 'u1', name: { zh: '一队', en: 'One' } },
  { unitId: 'u2', name: { zh: '二队', en: 'Two' } },
];
const part = { of: 'incident' as const, incidentId: 'city:incident-2' as never };

function open(form: CaseFormKind, given: Parameters<typeof anIncident>[0] = {}): void {
  act(() => {
    root.render(
      <CaseForm
        form={form}
        incident={anIncident(given)}
        units={units}
        cameras={[{ cameraId: 'city:1', words: '1032' }]}
        parts={form === 'merge' ? [{ part, words: 'the other' }] : []}
        onOrder={onOrder}
        noteTemplates={[]}
        onLeave={onLeave}
      />,
    );
  });
}

const field = (name: string, value?: string): HTMLInputElement => {
  const all = [...place.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)];
  const found = value === undefined ? all[0] : all.find((one) => one.value === value);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
};
const write = (name: string, value: string): void => {
  field(name).value = value;
};
const press = (code: string): void => {
  const target = document.activeElement ?? place;
  act(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }));
  });
};
const ordered = () => {
  const [first] = onOrder.mock.calls;
  return first === undefined ? undefined : incidentOrderSchema.parse(first[0]);
};

describe('an order written by keyboard', () => {
  it('assigns to the first unit with two keys, jointly to several with more', () => {
    open('assign', { instruction: { zh: '', en: 'Keep a lane free' } });
    expect(document.activeElement).toBe(field('unit', 'u1'));
    act(() => field('unit', 'u2').click());
    write('joint', 'policing');
    press('Enter');
    expect(ordered()).toEqual({
      kind: 'assign',
      unitIds: ['u1', 'u2'],
      joint: 'policing',
      instruction: 'Keep a lane free',
      limitMs: 30 * 60_000,
    });
  });

  it('sends no assignment to nobody', () => {
    open('assign');
    act(() => field('unit', 'u1').click());
    press('Enter');
    expect(onOrder).not.toHaveBeenCalled();
  });

  it('ends as a false alarm with nothing but Enter', () => {
    open('false-alarm');
    press('Enter');
    expect(ordered()).toEqual({ kind: 'close', verdict: 'false', cause: '' });
  });

  it('closes with verdict and cause', () => {
    open('close');
    act(() => field('verdict', 'suspicious').click());
    write('words', ' unclear ');
    press('Enter');
    expect(ordered()).toEqual({ kind: 'close', verdict: 'suspicious', cause: 'unclear' });
  });

  it.each(['reopen', 'note', 'pass-up', 'pass-down', 'feedback'] as const)(
    '%s waits for words',
    (form) => {
      open(form);
      press('Enter');
      expect(onOrder).not.toHaveBeenCalled();
      write('words', 'because');
      press('Enter');
      expect(ordered()).toBeDefined();
    },
  );

  it('names the cameras whose picture goes along, where the platform takes them', () => {
    open('feedback');
    write('words', 'settled');
    act(() => field('camera').click());
    press('NumpadEnter');
    expect(ordered()).toEqual({ kind: 'feedback', text: 'settled', cameraIds: ['city:1'] });
    open('feedback', { takesPictures: false });
    expect(() => field('camera')).toThrow();
  });

  it('merges the nearest when nothing else was chosen, and nothing when there is nothing', () => {
    open('merge');
    press('Enter');
    expect(ordered()).toEqual({ kind: 'merge', part });
    onOrder.mockClear();
    open('split');
    press('Enter');
    expect(onOrder).not.toHaveBeenCalled();
  });

  it('is left by Escape', () => {
    open('escalate');
    press('Escape');
    expect(onLeave).toHaveBeenCalledOnce();
    expect(onOrder).not.toHaveBeenCalled();
  });
});
