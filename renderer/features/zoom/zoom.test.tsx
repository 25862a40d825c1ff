import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CameraId } from '#contract/ids';
import type { Crop } from '#contract/zoom';
import { aCamera } from '../../../tests/builders/catalog';
import { startText } from '../../kit/text/text';
import { partOf } from '../../player/canvas/picturePart';
import { CropForm } from './CropForm';
import { findCrops } from './FoundCrops';
import { zoomed } from './zoomed';
import { ZoomMark } from './ZoomMark';
import { ZoomWheel } from './ZoomWheel';

beforeAll(() => startText('en'));
afterEach(cleanup);

const aCrop = (number: number, name: string): Crop => ({
  ...{ number, name, cameraId: 'city:12' as CameraId },
  zoom: { factor: 2, x: 0.25, y: 0.5 },
});

describe('a zoomed picture', () => {
  it('tells painters the part that they paint, and says its factor', () => {
    const zoom = { factor: 2, x: 0.25, y: 0.5 };
    const { container } = render(
      <div {...zoomed(zoom)}>
        <i />
        <ZoomMark zoom={zoom} />
      </div>,
    );
    const surface = container.querySelector('i') as HTMLElement;
    expect(partOf(surface)).toEqual({ part: { left: 0, top: 0.25, width: 0.5, height: 0.5 } });
    expect(screen.getByTestId('zoom-mark').textContent).toBe('zoom 2.0×');
    cleanup();
    const whole = render(
      <div {...zoomed(null)}>
        <i />
      </div>,
    );
    expect(partOf(whole.container.querySelector('i') as HTMLElement)).toEqual({});
  });

  it('is zoomed at the pointer by the wheel', () => {
    const onZoom = vi.fn();
    const { container } = render(
      <ZoomWheel className="area" onZoom={onZoom}>
        {null}
      </ZoomWheel>,
    );
    const area = container.querySelector('.area') as HTMLElement;
    area.getBoundingClientRect = () => new DOMRect(100, 100, 400, 200);
    fireEvent.wheel(area, { deltaY: -100, clientX: 200, clientY: 250 });
    fireEvent.wheel(area, { deltaY: 100, clientX: 900, clientY: 50 });
    expect(onZoom.mock.calls).toEqual([
      [{ kind: 'step', steps: 1, at: { x: 0.25, y: 0.75 } }],
      [{ kind: 'step', steps: -1, at: { x: 1, y: 0 } }],
    ]);
  });
});

describe('saved parts', () => {
  const crops = [aCrop(9001, '东门岗亭'), aCrop(9002, 'West gate')];

  it('are found by number and by name', () => {
    const found = (query: string) => findCrops(crops, query).map(({ number }) => number);
    expect([found('90'), found('东门'), found('west'), found(' '), found('north')]).toEqual([
      [9001, 9002],
      [9001],
      [9002],
      [],
      [],
    ]);
  });

  it('get the next free number; without a zoom the form says what to do first', () => {
    const onSave = vi.fn();
    const other = { onPut: vi.fn(), onRemove: vi.fn(), refusal: null, crops, onSave };
    const camera = aCamera({ number: 12 });
    const { rerender } = render(
      <CropForm {...other} camera={camera} zoom={{ factor: 2, x: 0.5, y: 0.5 }} />,
    );
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Kiosk' } });
    fireEvent.submit(screen.getByTestId('crop-form'));
    expect(onSave).toHaveBeenCalledWith(9003, 'Kiosk');
    rerender(<CropForm {...other} camera={camera} zoom={null} />);
    expect(screen.getByText(/not zoomed/)).toBeDefined();
    expect(screen.queryByTestId('crop-keep')).toBeNull();
  });
});
