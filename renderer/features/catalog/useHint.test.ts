import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { likelyCameras, useHint } from './useHint';

const rows = [undefined, 'city:1', 'city:2', 'city:3'].map((cameraId) => ({ cameraId }));

describe('What may be called next from a list', () => {
  it('is the row of the pointer, then that of the keyboard and its neighbours', () => {
    expect(likelyCameras({ rows, active: 2 }, 'city:9')).toEqual([
      'city:9',
      'city:2',
      'city:3',
      'city:1',
    ]);
  });

  it('is no branch, and nothing twice', () => {
    expect(likelyCameras({ rows, active: 0 }, 'city:1')).toEqual(['city:1']);
    expect(likelyCameras({ rows: [], active: -1 }, undefined)).toEqual([]);
  });
});

describe('A hint', () => {
  let bridge: FakeBridge;
  let removeBridge: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    bridge = fakeBridge();
    removeBridge = installBridge(bridge);
  });
  afterEach(() => {
    removeBridge();
    vi.useRealTimers();
  });

  it('is given when the pointer rests, not on its way', () => {
    const { result } = renderHook(() => useHint({ rows, active: 0 }));
    act(() => result.current('city:7'));
    act(() => void vi.advanceTimersByTime(50));
    act(() => result.current('city:8'));
    act(() => void vi.advanceTimersByTime(500));
    expect(bridge.askedOn('stream:hint')).toEqual([{ cameraIds: ['city:8', 'city:1'] }]);
  });
});
