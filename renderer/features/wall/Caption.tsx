import type { Camera } from '#contract/camera';
import { localText, useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { fitCaption } from './fitCaption';
import { SourceClock } from './SourceClock';

interface Props {
  camera: Camera;
  playKey: string;
  hasClock: boolean;
  /** The picture stands still at that time of its own clock. */
  stoppedAtMs: number | null;
  widthUnits: number;
  /** A chip in a small tile: the number only. */
  isChip: boolean;
}

/** Number, name, place, clock of the source; gives way in that order from the right. */
export function Caption({ camera, playKey, hasClock, stoppedAtMs, widthUnits, isChip }: Props) {
  const { locale } = useText();
  const fitted = isChip
    ? { number: String(camera.number), name: null, place: null, clock: null }
    : fitCaption(
        {
          number: String(camera.number),
          name: localText(camera.name, locale),
          shortName: localText(camera.shortName, locale),
          place: localText(camera.place, locale),
          hasClock,
        },
        widthUnits,
        textWidth,
      );
  if (fitted.number === null) return null;
  return (
    <div className="caption" data-chip={isChip}>
      <b>{fitted.number}</b>
      {fitted.name === null ? null : <span>{fitted.name}</span>}
      {fitted.place === null ? null : <span className="caption-place">{fitted.place}</span>}
      {fitted.clock === null ? null : (
        <SourceClock
          playKey={playKey}
          stoppedAtMs={stoppedAtMs}
          hasSeconds={fitted.clock === 'seconds'}
        />
      )}
    </div>
  );
}
