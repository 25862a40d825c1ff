import type { Alarm } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { Incident } from '#contract/incident';
import type { PlanTile } from '#contract/scene';
import { AlarmStrip, type AlarmLook } from '../alarms/index';
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
  const isChip = parts.captionPlace === 'chip';
  const room = props.width - reserved;
  return (
    <div
      className="tile-foot"
      data-place={parts.captionPlace}
      style={{ height: parts.captionHeight, paddingRight: reserved }}
    >
      {alarm !== undefined && look !== null ? (
        <AlarmStrip
          alarm={alarm}
          incident={incident}
          look={look}
          widthUnits={(room - 2 * props.frame) / unit}
          isChip={isChip}
        />
      ) : (
        <Caption
          camera={camera}
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

/** A plate has no clock; a frozen picture's clock stands still; the moment has its own. */
const hasClock = (play: TilePlay | undefined): boolean =>
  play !== undefined && play.hasPicture && play.state.kind !== 'opening';
