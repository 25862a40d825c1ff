import type { CSSProperties } from 'react';
import type { Camera } from '#contract/camera';
import type { PlanTile } from '#contract/scene';
import { LowerThirdBar } from '../contents/index';
import { RecordedPicture } from '../moment/index';
import { TileVideo, type TilePlay } from '../playback/index';
import { zoomed, ZoomMark } from '../zoom/index';
import { PictureWords } from './PictureWords';

interface Props {
  tile: PlanTile;
  camera: Camera;
  playKey: string;
  play: TilePlay | undefined;
  isLeaving: boolean;
  isCovered: boolean;
  style: CSSProperties;
  widthUnits: number;
  /** Height that the caption leaves, in units. */
  heightUnits: number;
}

/** The picture of a tile, what lies over it, and the words on it. */
export function TilePicture(props: Props) {
  const { tile, camera, playKey, play, isLeaving, isCovered } = props;
  const zoom = zoomed(tile.zoom);
  return (
    <div
      className="tile-picture"
      data-zoom={zoom['data-zoom']}
      style={{ ...props.style, ...zoom.style }}
    >
      <TileVideo
        playKey={playKey}
        camera={camera}
        purpose={tile.alarmId === null ? 'wall' : 'alarm'}
        isCovered={isCovered}
      />
      {/* Kept for what is drawn over live pictures. */}
      <div className="tile-layer">
        {tile.replay === null || isLeaving ? null : (
          <RecordedPicture liveKey={playKey} cameraId={camera.cameraId} replay={tile.replay} />
        )}
        {tile.lowerThird === null || tile.alarmId !== null || isLeaving ? null : (
          <LowerThirdBar
            lowerThird={tile.lowerThird}
            width={props.widthUnits}
            height={props.heightUnits}
          />
        )}
      </div>
      <ZoomMark zoom={tile.zoom} />
      <PictureWords
        play={play}
        isReplayed={tile.replay !== null}
        isDemo={camera.isDemo}
        isPinned={tile.isPinned}
        preset={tile.preset}
        steeredBy={tile.steeredBy}
        tour={tile.tour}
        hotspot={tile.hotspot}
        widthUnits={props.widthUnits}
        heightUnits={props.heightUnits}
      />
    </div>
  );
}
