import { useEffect, useMemo, useState } from 'react';
import type { CameraId } from '#contract/ids';
import type { TileReplay } from '#contract/replay';
import { RecordedVideo, type RecordedPlace } from '../playback';
import { RecordedMark } from './RecordedMark';
import { RecordedWords } from './RecordedWords';
import { momentOf } from './momentOf';

interface Props {
  cameraId: CameraId;
  raisedAtMs: number;
}

/** An alarm may stay open for hours: after so many times its picture stands still. */
const mostTimes = 3;

/** The moment of an alarm out of the platform's recorder, three times; then the picture of its begin. */
export function RecordedMoment({ cameraId, raisedAtMs }: Props) {
  const replay = useTurns(raisedAtMs);
  const [place, setPlace] = useState<RecordedPlace | null>(null);
  return (
    <div
      className="recorded"
      data-testid="alarm-moment"
      data-short={false}
      data-from="recorder"
      data-shown={place?.state === 'shown'}
    >
      <RecordedVideo cameraId={cameraId} replay={replay} onPlace={setPlace} />
      {place === null ? null : (
        <>
          <RecordedWords state={place.state} />
          <div className="recorded-frame" />
          <RecordedMark atMs={place.atMs} />
        </>
      )}
    </div>
  );
}

/** Its place follows from the clock, as that of every recording: each time is an order of its own. */
const useTurns = (raisedAtMs: number): TileReplay => {
  const [turn, setTurn] = useState(() => ({ count: 1, sinceMs: Date.now() }));
  const moment = useMemo(() => momentOf(raisedAtMs), [raisedAtMs]);
  useEffect(() => {
    if (turn.count > mostTimes) return undefined;
    const timer = setTimeout(
      () => setTurn({ count: turn.count + 1, sinceMs: Date.now() }),
      moment.toMs - moment.fromMs,
    );
    return () => clearTimeout(timer);
  }, [turn, moment]);
  return useMemo(() => {
    const recorded = { ...moment, sinceMs: turn.sinceMs, isRecording: true };
    return turn.count > mostTimes ? { ...recorded, atMs: raisedAtMs, rate: 0 } : recorded;
  }, [turn, moment, raisedAtMs]);
};
