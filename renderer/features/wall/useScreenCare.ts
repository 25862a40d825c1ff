import { useState, type CSSProperties } from 'react';
import type { Alarm } from '#contract/alarm';
import type { PlanTile } from '#contract/scene';
import type { ScreenCare } from '#contract/screenCare';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation, type HasView } from '../../bridge/viewSelectors';
import { useEachSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import { shiftAt, standsSince, Stillness } from './screenCare';

/** Where the words and bars of this wall stand, for the style sheet; whole pixels of the display. */
export function useShift(care: ScreenCare, scaleFactor: number): CSSProperties {
  const place = useEachSecond((now) => {
    const { x, y } = shiftAt(now, care);
    return `${x / scaleFactor}px ${y / scaleFactor}px`;
  });
  return { '--care': place } as CSSProperties;
}

interface CareOfTile {
  /** Its caption said the same for long. */
  isIdle: boolean;
  /** Its plates and its frame stood for long. */
  isRested: boolean;
}

/** Whatever happens in a tile wakes its caption; the selected one has somebody's eye. */
export function useTileCare(
  tile: PlanTile,
  play: TilePlay | undefined,
  alarm: Alarm | undefined,
): CareOfTile {
  const captionIdleMs = useWallSelector<HasView, number>(
    (state) => selectStation(state).screenCare.captionIdleMs,
  );
  const plateRestMs = useWallSelector<HasView, number>(
    (state) => selectStation(state).screenCare.plateRestMs,
  );
  const [stillness] = useState(() => new Stillness());
  const look = lookOf(tile, play, alarm);
  const isIdle = useEachSecond((now) => stillness.lasts(look, now) >= captionIdleMs);
  const isRested = useEachSecond((now) => {
    if (alarm !== undefined) return now - standsSince(alarm) >= plateRestMs;
    return stillness.lasts(look, now) >= plateRestMs;
  });
  return { isIdle: isIdle && !tile.isSelected, isRested };
}

const lookOf = (tile: PlanTile, play: TilePlay | undefined, alarm: Alarm | undefined): string =>
  [
    tile.playKey,
    tile.isSelected,
    tile.isPinned,
    tile.isCard,
    tile.replay?.replayId,
    tile.tour?.sinceMs,
    play?.state.kind,
    play?.doubt,
    play?.standing?.step,
    alarm?.alarmId,
    alarm?.response,
    alarm?.condition,
  ].join();
