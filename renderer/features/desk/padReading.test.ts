import { describe, expect, it } from 'vitest';
import { actionOf } from './keyBook';
import { padButtons, padMotion, readPad, type PadReading } from './padReading';

const pad = (pressed: readonly number[] = [], axes: readonly number[] = [0, 0]): PadReading => ({
  buttons: Array.from({ length: 17 }, (_, index) => ({ pressed: pressed.includes(index) })),
  axes,
});

describe('readPad', () => {
  it('does once what a button asks for, however long it is held', () => {
    const down = readPad(pad([0]), {}, 0);
    expect(down.actionIds).toEqual(['full']);
    const held = readPad(pad([0]), down.held, 10_000);
    expect(held.actionIds).toEqual([]);
    const up = readPad(pad(), held.held, 10_040);
    expect(readPad(pad([0]), up.held, 10_080).actionIds).toEqual(['full']);
  });

  it('goes on in a direction, after a pause', () => {
    let held = readPad(pad([], [1, 0]), {}, 0).held;
    const steps: number[] = [];
    for (let now = 40; now <= 800; now += 40) {
      const read = readPad(pad([], [1, 0]), held, now);
      held = read.held;
      if (read.actionIds.includes('right')) steps.push(now);
    }
    expect(steps).toEqual([400, 560, 720]);
  });

  it('takes a worn stick that does not lie quite still for one at rest', () => {
    expect(readPad(pad([], [0.3, -0.4]), {}, 0).actionIds).toEqual([]);
  });

  it('knows the cross as the stick', () => {
    expect(readPad(pad([12]), {}, 0).actionIds).toEqual(['up']);
    expect(readPad(pad([], [0, 0.9]), {}, 0).actionIds).toEqual(['down']);
  });

  it('gets along with a joystick that has two buttons and no second stick', () => {
    const bare = { buttons: [{ pressed: true }, { pressed: false }], axes: [] };
    expect(readPad(bare, {}, 0).actionIds).toEqual(['full']);
  });

  it('names actions of the table', () => {
    const unknown = padButtons.filter(([, , actionId]) => actionOf(actionId) === undefined);
    expect(unknown).toEqual([]);
  });
});

describe('padMotion', () => {
  it('goes as far as the stick is pushed, up being up', () => {
    const little = padMotion(pad([], [0.3, 0]));
    const much = padMotion(pad([], [0.9, -1]));
    expect(little.pan).toBeGreaterThan(0);
    expect(much.pan).toBeGreaterThan(little.pan);
    expect(much.tilt).toBe(1);
  });

  it('zooms with the triggers, and takes the cross for a stick pushed to its end', () => {
    expect(padMotion(pad([7])).zoom).toBe(1);
    expect(padMotion(pad([6])).zoom).toBe(-1);
    expect(padMotion(pad([14]))).toEqual({ pan: -1, tilt: 0, zoom: 0 });
  });

  it('stands still for a worn stick and for one that has nothing', () => {
    const still = { pan: 0, tilt: 0, zoom: 0 };
    expect(padMotion(pad([], [0.08, -0.1]))).toEqual(still);
    expect(padMotion({ buttons: [], axes: [] })).toEqual(still);
  });
});
