import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { PtzMotion, Steering } from '#contract/ptz';
import type { PlanTile } from '#contract/scene';
import type { WindowView } from '#contract/view';
import { fullAt, pullOf, SteeringHand, SteeringLine } from '../ptz';
import type { DeskState } from './deskState';
import type { KeyBook } from './keyBook';
import { padMotion } from './padReading';
import { isEditorShown } from './previewCommands';
import { pressOf } from './pressOf';
import { chordOf } from './chords';
import type { Desk } from './useDesk';
import { padsNow, useHasPad } from './usePad';

/** The steering of this desk, for what is drawn of it. */
export interface DeskSteering {
  own: Steering;
  motion: PtzMotion | null;
  /** The speed that full pull means now. */
  full: number;
  onPoint: (at: { right: number; down: number } | null) => void;
  wheel: (sign: number) => void;
}

export const SteeringContext = createContext<DeskSteering | null>(null);
export const useDeskSteering = (): DeskSteering | null => useContext(SteeringContext);

/** What this desk steers; undefined while it does not. */
export const ownSteering = (view: WindowView): Steering | undefined =>
  view.station.steering.held.find(({ isOwn }) => isOwn);

/** Sticks are looked at this often, as by `usePad`. */
const padEveryMs = 40;

const timeNow = (): number => Date.now();

/** Hold-to-move: keys, mouse and sticks steer the camera that this desk has taken. */
export function useSteering(
  desk: Desk,
  book: KeyBook,
  view: WindowView,
  tile: PlanTile | undefined,
): DeskSteering | null {
  const own = ownSteering(view);
  const cameraId = own?.cameraId;
  const isOn = cameraId !== undefined;
  const [motion, setMotion] = useState<PtzMotion | null>(null);
  const { hand, line } = useHandAndLine(desk, setMotion);
  // Whoever turns to another camera does not go on turning this one.
  const isElsewhere = isOn && tile?.camera?.cameraId !== cameraId;
  const ask = useRef(desk.ask);
  useEffect(() => {
    if (isElsewhere) void ask.current('ptz:release', {});
  }, [isElsewhere]);
  useEffect(() => {
    if (!isOn) return undefined;
    const drop = (): void => line.drop();
    const onKeyDown = (event: KeyboardEvent): void => {
      const press = pressOf(event);
      const pull = pullOf[book.plain(chordOf(press))?.id ?? ''];
      const { digits } = desk.current();
      if (pull === undefined || press.isInText || press.isComposing || press.hasAlt) return;
      if (!isWallShown(desk.current()) || digits !== '') return;
      event.preventDefault();
      if (!event.repeat) hand.keyDown(event.code, pull, timeNow());
      line.touch();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (hand.keyUp(event.code)) line.touch();
    };
    // Before the keys of the desk: what steers is nothing else.
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp, true);
    window.addEventListener('blur', drop);
    window.addEventListener('pagehide', drop);
    document.addEventListener('visibilitychange', drop);
    return () => {
      drop();
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('keyup', onKeyUp, true);
      window.removeEventListener('blur', drop);
      window.removeEventListener('pagehide', drop);
      document.removeEventListener('visibilitychange', drop);
    };
  }, [isOn, book, desk, hand, line]);
  useSticks(isOn, hand, line);
  const full = fullAt(desk.state.steerSpeed);
  return useMemo(
    () =>
      own === undefined
        ? null
        : {
            own,
            motion,
            full,
            onPoint: (at) => {
              hand.point(at, timeNow());
              line.touch();
            },
            wheel: (sign) => {
              hand.wheel(sign, timeNow());
              line.touch();
            },
          },
    [own, motion, full, hand, line],
  );
}

/** Made once for a desk, whose questions are the same however often it is drawn. */
function useHandAndLine(
  desk: Desk,
  onMotion: (motion: PtzMotion | null) => void,
): { hand: SteeringHand; line: SteeringLine } {
  const [made] = useState(() => {
    const hand = new SteeringHand();
    const line = new SteeringLine({
      hand,
      speed: () => desk.current().steerSpeed,
      now: timeNow,
      move: async (motion) => (await desk.ask('ptz:move', { motion })).ok,
      stop: () => void desk.ask('ptz:stop', {}),
      onMotion,
    });
    return { hand, line };
  });
  return made;
}

function useSticks(isOn: boolean, hand: SteeringHand, line: SteeringLine): void {
  const isThere = useHasPad();
  useEffect(() => {
    if (!isOn || !isThere) return undefined;
    const timer = setInterval(() => {
      if (!document.hasFocus()) return;
      const pushed = padsNow().map(padMotion);
      const still = { pan: 0, tilt: 0, zoom: 0 };
      const strongest = pushed.find(({ pan, tilt, zoom }) => pan !== 0 || tilt !== 0 || zoom !== 0);
      hand.pad(strongest ?? still, timeNow());
      line.touch();
    }, padEveryMs);
    return () => {
      clearInterval(timer);
      // A stick that was pulled out is no stick that is pushed.
      line.drop();
    };
  }, [isOn, isThere, hand, line]);
}

/** Arrows belong to whatever lies over the wall page. */
const isWallShown = (state: DeskState): boolean =>
  state.overlay === null &&
  !state.isPaletteOpen &&
  !state.isHelpOpen &&
  state.menu === null &&
  !isEditorShown(state);
