import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CameraFilter } from '#contract/camera';
import { success } from '#contract/outcome';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { startText } from '../../kit/text/text';
import { CameraFilters } from './CameraFilters';

let bridge: FakeBridge;
let remove: () => void;
const held: CameraFilter[] = [];

beforeAll(async () => {
  await startText('en');
});

beforeEach(() => {
  bridge = fakeBridge();
  remove = installBridge(bridge);
});

afterEach(() => {
  cleanup();
  remove();
});

function Held() {
  const [filter, setFilter] = useState<CameraFilter>({});
  return (
    <CameraFilters
      filter={filter}
      total={3}
      stamp="first"
      onChange={(next) => {
        held.push(next);
        setFilter(next);
      }}
    />
  );
}

it('joins class, state, owner and ability, and takes each out again', async () => {
  bridge.answer('catalog:owners', () => success([{ owner: '城管局', cameraCount: 2 }]));
  render(<Held />);
  const owner = await screen.findByTestId('camera-owner');
  fireEvent.change(owner, { target: { value: '城管局' } });
  fireEvent.change(screen.getByTestId('camera-ability'), { target: { value: 'steering' } });
  const [, first] = screen.getAllByRole('button');
  if (first !== undefined) fireEvent.click(first);
  expect(held.at(-1)).toEqual({ owner: '城管局', ability: 'steering', cameraClass: 1 });
  fireEvent.change(owner, { target: { value: '' } });
  fireEvent.change(screen.getByTestId('camera-ability'), { target: { value: '' } });
  expect(held.at(-1)).toEqual({ cameraClass: 1 });
});

it('offers no owners where the platforms tell none', async () => {
  bridge.answer('catalog:owners', () => success([]));
  render(<Held />);
  await screen.findByTestId('camera-ability');
  expect(screen.queryByTestId('camera-owner')).toBeNull();
});
