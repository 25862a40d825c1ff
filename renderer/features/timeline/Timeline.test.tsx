import { cleanup, fireEvent, render, screen as page } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '#contract/outcome';
import { aCamera } from '../../../tests/builders/catalog';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { startText } from '../../kit/text/text';
import { Timeline } from './Timeline';
import { usualLengthMs } from './timeRange';

const onAt = vi.fn();
let bridge: FakeBridge;
let takeAway: () => void;

beforeAll(() => startText('zh-CN'));
beforeEach(() => {
  bridge = fakeBridge();
  takeAway = installBridge(bridge);
  bridge.answer('alarm:history', () => success({ rows: [], next: null }));
});
afterEach(() => {
  cleanup();
  takeAway();
  vi.clearAllMocks();
});

const show = (): void => {
  const length = { lengthMs: usualLengthMs, onLength: vi.fn() };
  render(
    <Timeline camera={aCamera({ number: 7 })} replay={null} alarms={{}} {...length} onAt={onAt}>
      {null}
    </Timeline>,
  );
};
const standing = (): string => page.getByTestId('timeline-standing').textContent;

describe('the timeline of a camera', () => {
  it('draws what was recorded, with its gaps', async () => {
    const nowMs = Date.now();
    bridge.answer('recording:spans', () =>
      success({
        spans: [
          { fromMs: nowMs - 3_000_000, toMs: nowMs - 2_000_000 },
          { fromMs: nowMs - 1_000_000, toMs: nowMs },
        ],
        isComplete: true,
      }),
    );
    show();
    expect(standing()).toBe('正在查询录像');
    expect(await page.findAllByTestId('recorded-span')).toHaveLength(2);
    expect(standing()).toBe('');
  });

  it('says in words that nothing can be played, that nothing is there, and that it was cut', async () => {
    bridge.answer('recording:spans', () => failure('recording/not-offered'));
    show();
    await vi.waitFor(() => expect(standing()).toBe('这个摄像机没有可回放的录像'));
    cleanup();
    bridge.answer('recording:spans', () => success({ spans: [], isComplete: true }));
    show();
    await vi.waitFor(() => expect(standing()).toBe('这段时间没有录像，可换一天'));
    cleanup();
    const now = { fromMs: Date.now() - 60_000, toMs: Date.now() };
    bridge.answer('recording:spans', () => success({ spans: [now], isComplete: false }));
    show();
    await vi.waitFor(() => expect(standing()).toBe('录像段数太多，只列出一部分'));
  });

  it('asks again after a failure when it is told to', async () => {
    bridge.answer('recording:spans', () => failure('platform/unreachable'));
    show();
    const again = await page.findByText('重试');
    bridge.answer('recording:spans', () => success({ spans: [], isComplete: true }));
    fireEvent.click(again);
    await vi.waitFor(() => expect(standing()).toBe('这段时间没有录像，可换一天'));
  });

  it('takes arrow keys that are held as one wish', async () => {
    bridge.answer('recording:spans', () => success({ spans: [], isComplete: true }));
    show();
    const before = Date.now();
    const track = page.getByTestId('time-track');
    for (let times = 0; times < 4; times += 1) fireEvent.keyDown(track, { code: 'ArrowLeft' });
    await vi.waitFor(() => expect(onAt).toHaveBeenCalledTimes(1));
    const byMs = before - Number(onAt.mock.calls[0]?.[0]);
    expect(byMs / (usualLengthMs / 120)).toBeCloseTo(4, 0);
  });

  it('goes to a time that is typed, and says when it cannot be read', async () => {
    bridge.answer('recording:spans', () => success({ spans: [], isComplete: true }));
    show();
    const field = page.getByTestId('typed-time');
    fireEvent.change(field, { target: { value: '25:00' } });
    fireEvent.keyDown(field, { code: 'Enter' });
    expect(page.getByRole('alert').textContent).toContain('看不懂');
    fireEvent.change(field, { target: { value: '昨天 021430' } });
    fireEvent.keyDown(field, { code: 'Enter' });
    const at = new Date(Number(onAt.mock.calls[0]?.[0]));
    expect([at.getHours(), at.getMinutes(), at.getSeconds()]).toEqual([2, 14, 30]);
    await vi.waitFor(() => expect(standing()).not.toBe('正在查询录像'));
  });
});
