import type { Alarm } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { Incident } from '#contract/incident';
import type { PlanTile } from '#contract/scene';
import { useText, type Text } from '../../kit/text/useText';
import { AlarmStrip, type AlarmLook } from '../alarms/index';
import { textWidth } from '../../kit/textWidth';
import type { TilePlay } from '../playback/index';
import { Caption } from './Caption';
import type { TileParts } from './gridGeometry';

interface Props {
  tile: PlanTile;
  camera: Camera;
  playKey: string;
  play: TilePlay | undefined;
  alarm: Alarm | undefined;
  incident: Incident | undefined;
  look: AlarmLook | null;
  parts: TileParts;
  /** Of the whole tile, and of the frame around it, in CSS pixels. */
  width: number;
  frame: number;
  unit: number;
  /** Width kept free at the right end, in CSS pixels. */
  reserved: number;
}

/** The line under a picture or over its lower edge: its alarm, else what camera it is. */
export function TileFoot(props: Props) {
  const { tile, camera, playKey, play, alarm, incident, look, parts, unit, reserved } = props;
  const { t } = useText();
  const isChip = parts.captionPlace === 'chip';
  const room = props.width - reserved;
  const isCaptionHidden = isChip && camera.isDemo && hidesMark(camera.number, parts, unit, t);
  return (
    <div
      className="tile-foot"
      data-place={parts.captionPlace}
      style={{ height: parts.captionHeight, paddingRight: reserved }}
    >
      {alarm !== undefined && look !== null ? (
        <AlarmStrip
          alarm={alarm}
          number={camera.number}
          incident={incident}
          look={look}
          widthUnits={(room - 2 * props.frame) / unit}
          isChip={isChip}
        />
      ) : isCaptionHidden ? null : (
        <Caption
          camera={seenAs(tile, camera, t)}
          playKey={playKey}
          hasClock={hasClock(play) && tile.replay === null}
          stoppedAtMs={play?.doubt === 'frozen' ? play.doubtPictureAtMs : null}
          widthUnits={room / unit}
          isChip={isChip}
        />
      )}
    </div>
  );
}

/** Height of the Demo mark with its distance to the edge and a chip below it, in units. */
const markAndChip = 2.85;
/** Sides of the mark and of the chip. */
const sidesOfBoth = 1.75;

/** Whether the number would lie over the Demo mark, which never gives way (design.md §3). */
function hidesMark(number: number, { picture }: TileParts, unit: number, t: Text['t']): boolean {
  const width = textWidth(String(number), 600) + textWidth(t('mark.demo'), 400) + sidesOfBoth;
  return picture.height < markAndChip * unit && picture.width < width * unit;
}

/** A plate has no clock; a frozen picture's clock stands still; the moment has its own. */
const hasClock = (play: TilePlay | undefined): boolean =>
  play !== undefined && play.hasPicture && play.state.kind !== 'opening';

/** A saved part has its own number and name, and says whose part it is where its place would be. */
const seenAs = ({ crop }: PlanTile, camera: Camera, t: Text['t']): Camera => {
  if (crop === null) return camera;
  const name = { zh: crop.name, en: crop.name };
  const part = t('zoom.partOf', { number: camera.number });
  const place = { zh: part, en: part };
  return { ...camera, number: crop.number, name, shortName: name, place };
};
