import { useEffect, useState } from 'react';
import type { CameraId } from '#contract/ids';
import type { FaultCode } from '#contract/outcome';
import type { RecordedSpan } from '#contract/recording';
import { request } from '../../bridge/bridge';
import type { TimeRange } from './timeRange';

/** What a recorder has of a camera, as far as it was told. */
export interface KnownSpans {
  /** Null before the first answer about this camera. */
  spans: readonly RecordedSpan[] | null;
  isComplete: boolean;
  fault: FaultCode | null;
}

const nothing: KnownSpans = { spans: null, isComplete: true, fault: null };
/** Recorders write their list by pieces; what was just recorded is in it this much later at most. */
const againMs = 30_000;

/** Asks when a camera was recorded, again when that goes on; `days` is what is looked at. */
export function useSpans(
  cameraId: CameraId,
  { fromMs, toMs }: TimeRange,
): KnownSpans & { again: () => void } {
  const [known, setKnown] = useState<{ of: CameraId } & KnownSpans>({ of: cameraId, ...nothing });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const outcome = await request('recording:spans', { cameraId, fromMs, toMs });
      if (!isWanted) return;
      setKnown(
        outcome.ok
          ? { of: cameraId, ...outcome.value, fault: null }
          : { of: cameraId, spans: null, isComplete: true, fault: outcome.fault.code },
      );
    };
    void ask();
    const isGoingOn = toMs > Date.now();
    const timer = isGoingOn ? setInterval(() => void ask(), againMs) : undefined;
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [cameraId, fromMs, toMs, tries]);
  const again = (): void => setTries((count) => count + 1);
  return { ...(known.of === cameraId ? known : nothing), again };
}
