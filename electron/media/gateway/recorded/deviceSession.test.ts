import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { failure, success, type Outcome } from '#contract/outcome';

import { openLiveClip } from '../../../../tests/fakes/liveClip';
import { DeviceSession } from './deviceSession';
import { FragmentLine } from './fragmentLine';
import { Pace } from './pace';

const clip = openLiveClip('crossroads-day.small.mp4');
let send: (piece: Buffer) => void;
let end: (ended: Outcome<null>) => void;
let isAborted: () => boolean;
let onEnd: ReturnType<typeof vi.fn<() => void>>;

const aSession = (speed = 1): DeviceSession =>
  new DeviceSession(
    {
      follow: (_upstream, signal, take) => {
        send = take;
        isAborted = () => signal.aborted;
        return new Promise((resolve) => (end = resolve));
      },
    },
    { upstream: { url: 'http://media.test/rtp/s.live.mp4', headers: {} }, speed },
    { now: () => Date.now(), onEnd },
  );

/** Seconds of the clip, two in each segment. */
const sendSegments = (from: number, to: number, later = 0): void => {
  for (let n = from; n < to; n += 1) send(clip.segment(n, later));
};

const read = async (
  session: DeviceSession,
  fromMs: number,
  toMs: number,
): Promise<(number | string)[]> => {
  const seen: (number | string)[] = [];
  for await (const batch of session.batches({ fromMs, toMs }, new AbortController().signal)) {
    if (!batch.ok) seen.push(batch.fault.code);
    else seen.push(...batch.value.samples.map(({ timestampUs }) => timestampUs / 1_000));
  }
  return seen;
};

beforeEach(() => {
  vi.useFakeTimers();
  onEnd = vi.fn();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('DeviceSession', () => {
  it('goes on between stretches: the second one begins in what was kept', async () => {
    const session = aSession();
    send(clip.init);
    sendSegments(0, 5);
    const first = await read(session, 2_500, 4_000);
    expect(first[0]).toBeCloseTo(2_000, 0);
    const second = read(session, 4_000, 9_900);
    sendSegments(5, 6);
    expect((await second)[0]).toBeCloseTo(4_000, 0);
    expect(onEnd).not.toHaveBeenCalled();
    session.close();
  });

  it('a stretch waits for pictures that the device has not sent yet', async () => {
    const session = aSession();
    send(clip.init);
    sendSegments(0, 1);
    const reading = read(session, 0, 3_000);
    await vi.advanceTimersByTimeAsync(2_000);
    sendSegments(1, 2);
    const last = (await reading).at(-1);
    expect(last).toBeGreaterThanOrEqual(3_000);
    session.close();
  });

  it('who comes too late for the beginning still knows the time; who counts from afar is taken from where he begins', async () => {
    const late = aSession();
    send(clip.init);
    sendSegments(1, 3);
    expect((await read(late, 0, 3_000))[0]).toBeCloseTo(2_000, 0);
    late.close();
    const far = aSession();
    send(clip.init);
    sendSegments(0, 2, 50_000);
    expect((await read(far, 0, 3_000))[0]).toBe(0);
    far.close();
  });

  it('what the device has played to its end is simply over; what breaks off is told', async () => {
    const over = aSession();
    send(clip.init);
    sendSegments(0, 2);
    end(success(null));
    await vi.advanceTimersByTimeAsync(0);
    const seen = await read(over, 0, 60_000);
    expect(seen.every((one) => typeof one === 'number')).toBe(true);
    expect(onEnd).toHaveBeenCalledOnce();
    const broken = aSession();
    send(clip.init);
    sendSegments(0, 2);
    end(failure('stream/interrupted'));
    await vi.advanceTimersByTimeAsync(0);
    expect((await read(broken, 0, 60_000)).at(-1)).toBe('stream/interrupted');
  });

  it('is left alone when nobody has read it for a minute', async () => {
    aSession();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(isAborted()).toBe(true);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('keeps two minutes and no more', async () => {
    const session = aSession();
    send(clip.init);
    sendSegments(0, 100);
    const [first] = await read(session, 0, 199_000);
    expect(first).toBeGreaterThan(70_000);
    session.close();
  });

  it('something else than pictures ends it by its name', async () => {
    const session = aSession();
    send(Buffer.from('<html><body>404 Not Found</body></html>'));
    expect((await read(session, 0, 1_000)).at(-1)).toMatch(/^stream\//);
    expect(isAborted()).toBe(true);
  });

  it('a device that was told to play faster and does not is found out', async () => {
    const session = aSession(4);
    send(clip.init);
    const reading = read(session, 0, 10_000);
    for (let n = 0; n < 3; n += 1) {
      sendSegments(n, n + 1);
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(await reading).toEqual(['recording/not-faster']);
    session.close();
  });
});

describe('Pace', () => {
  const verdictOf = (speed: number, mediaPerMs: number): string => {
    const pace = new Pace(speed);
    for (let ms = 0; ms < 3_000; ms += 40) pace.take(ms * mediaPerMs, ms);
    return pace.verdict;
  };

  it('is believed by the times in the stream alone', () => {
    expect(verdictOf(8, 8)).toBe('kept');
    expect(verdictOf(8, 6)).toBe('kept');
    expect(verdictOf(8, 1)).toBe('refused');
    expect(verdictOf(2, 1)).toBe('refused');
    expect(verdictOf(2, 1.9)).toBe('kept');
    expect(verdictOf(1, 1)).toBe('kept');
  });
});

describe('FragmentLine', () => {
  it('takes the same pictures out of pieces of any size', () => {
    const bytes = Buffer.concat([clip.init, clip.segment(0), clip.segment(1)]);
    const times = (size: number): number[] => {
      const line = new FragmentLine();
      const seen: number[] = [];
      for (let from = 0; from < bytes.length; from += size) {
        const taken = line.take(bytes.subarray(from, from + size));
        if (!taken.ok) throw new Error(taken.fault.code);
        seen.push(...taken.value.map(({ timestampUs }) => timestampUs));
      }
      return seen;
    };
    const whole = times(bytes.length);
    expect(whole.length).toBe(2 * clip.samplesOfSegment);
    for (const size of [7, 1_000, 65_536]) expect(times(size)).toEqual(whole);
  });

  it('a box beyond all measure is refused before it is waited for', () => {
    const huge = Buffer.alloc(16);
    huge.writeUInt32BE(0x7fff_ffff);
    huge.write('mdat', 4, 'latin1');
    expect(new FragmentLine().take(huge).ok).toBe(false);
  });
});
