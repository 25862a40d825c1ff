import { useEffect, useState, type ComponentProps } from 'react';
import { useWallSelector } from '../../bridge/dispatch';
import { selectTilePlay, type HasPlayback, type TilePlay } from '../playback';
import { LivePicture } from './LivePicture';

type Props = ComponentProps<typeof LivePicture>;

interface Pictures {
  now: Props;
  /** Shown until the new one moves. */
  former: Props | null;
}

/** As long as that at most: then the new one speaks for itself. */
const formerLimitMs = 2_000;
/** What is painted reaches the glass a little later than what the page says. */
const crossMs = 150;

/** A picture whose camera changes: the old one stays until the new one moves, so it is never black. */
export function SteadyPicture(props: Props) {
  const [pictures, setPictures] = useState<Pictures>({ now: props, former: null });
  const isOther = pictures.now.playKey !== props.playKey;
  if (isOther) setPictures({ now: props, former: formerOf(pictures, props) });
  const play = useWallSelector<HasPlayback, TilePlay | undefined>(selectTilePlay(props.playKey));
  const isMoving = play?.hasPicture === true;
  const formerKey = pictures.former?.playKey ?? null;
  useEffect(() => {
    if (formerKey === null) return undefined;
    const drop = (): void => setPictures(({ now }) => ({ now, former: null }));
    const timer = setTimeout(drop, isMoving ? crossMs : formerLimitMs);
    return () => clearTimeout(timer);
  }, [formerKey, isMoving, props.playKey]);
  const { former } = pictures;
  return (
    <>
      {former === null || isOther ? null : (
        <div key={former.playKey} className="picture-layer" data-former>
          <LivePicture {...former} hasWords={false} />
        </div>
      )}
      <div
        key={props.playKey}
        className="picture-layer"
        data-awaited={former !== null && !isMoving ? true : undefined}
      >
        <LivePicture {...props} />
      </div>
    </>
  );
}

/** Of pictures that follow each other quickly the first stays: it is the one that moves. */
function formerOf({ now, former }: Pictures, next: Props): Props | null {
  const kept = former ?? now;
  return kept.playKey === next.playKey ? null : kept;
}
