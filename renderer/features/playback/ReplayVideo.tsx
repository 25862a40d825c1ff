import './playback.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { replayPositionMs, type TileReplay } from '#contract/replay';
import { canPaint } from '../../player/canvas/paintWorker';
import { ReplayPlayer, type ReplayReport } from '../../player/replayPlayer';
import { replayCanvas } from './replayCanvas';
import { windowPlayers } from './windowPlayers';

const leasePauseMs = 50;
const againPauseMs = 300;
const mostTries = 40;

/** What a replay shows: null until its first picture. */
export type ReplayPlace = Extract<ReplayReport, { kind: 'at' }>;

interface Props {
  /** The live picture whose camera is replayed, out of what the gateway kept for its lease. */
  liveKey: string;
  replay: TileReplay;
  /** Begins anew at its end, with what has come since. */
  isLooped?: boolean;
  onPlace: (place: ReplayPlace | null) => void;
}

/** The moment 即时回看 of a picture. Label and frame are the business of who shows it. */
export function ReplayVideo({ liveKey, replay, isLooped = false, onPlace }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const player = useRef<ReplayPlayer>(null);
  const latest = useRef(replay);
  const [isShown, setShown] = useState(false);
  const tell = useRef(onPlace);
  useEffect(() => {
    tell.current = onPlace;
  }, [onPlace]);

  const { replayId } = replay;
  useEffect(() => {
    const element = host.current;
    if (element === null || !canPaint()) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tries = 0;
    let hasShown = false;
    const begin = (isAnew: boolean): void => {
      const url = windowPlayers.urlOf(liveKey);
      if (url === undefined) timer = setTimeout(() => begin(isAnew), leasePauseMs);
      else player.current?.play(url, orderOf(latest.current, isAnew));
    };
    const again = (isAnew: boolean): void => {
      clearTimeout(timer);
      timer = setTimeout(() => begin(isAnew), againPauseMs);
    };
    player.current = new ReplayPlayer(element, replayCanvas, (report) => {
      if (report.kind === 'failed') {
        tries += 1;
        if (tries < mostTries) again(isLooped);
        return;
      }
      if (report.kind === 'shown') {
        hasShown = true;
        setShown(true);
        return;
      }
      if (hasShown) tell.current(report);
      if (report.isAtEnd && isLooped) again(true);
    });
    begin(isLooped);
    return () => {
      clearTimeout(timer);
      player.current?.destroy();
      player.current = null;
      setShown(false);
      tell.current(null);
    };
  }, [liveKey, replayId, isLooped]);

  // Its tile may show another part of it now.
  useLayoutEffect(() => replayCanvas.layoutChanged());

  useEffect(() => {
    const before = latest.current;
    latest.current = replay;
    if (before === replay || before.replayId !== replay.replayId) return;
    player.current?.change(changeOf(before, replay));
  }, [replay]);

  return <div ref={host} className="replay-video" data-replay={replayId} data-shown={isShown} />;
}

const orderOf = (
  replay: TileReplay,
  isAnew: boolean,
): { fromMs: number; toMs: number; atMs: number; rate: number } => ({
  fromMs: replay.fromMs,
  toMs: replay.toMs,
  atMs: isAnew ? replay.atMs : replayPositionMs(replay, Date.now()),
  rate: replay.rate,
});

/** Steps are told as steps; everything else as place and speed. */
export function changeOf(
  before: TileReplay,
  now: TileReplay,
): { atMs?: number; rate?: number; step?: number } {
  const step = now.steps - before.steps;
  if (now.rate === 0 && before.rate === 0 && step !== 0) return { rate: 0, step };
  if (now.rate === 0 && now.steps !== 0) return { rate: 0, step: now.steps };
  if (now.rate === before.rate || before.steps === 0) {
    return { atMs: replayPositionMs(now, Date.now()), rate: now.rate };
  }
  // After steps the window knows better than the clock where it stands.
  return { rate: now.rate };
}
