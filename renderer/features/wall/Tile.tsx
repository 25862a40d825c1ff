import { memo, useLayoutEffect, type CSSProperties } from 'react';
import { shallowEqual } from 'react-redux';
import type { Alarm } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import type { PlanTile } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import {
  alarmLook,
  AlarmFrame,
  AlarmStrip,
  cardGeometry,
  hasRoomForCard,
  frameWidth,
  WallIncidentCard,
} from '../alarms/index';
import {
  selectTilePlay,
  TileVideo,
  windowCanvas,
  type HasPlayback,
  type TilePlay,
} from '../playback/index';
import { TileBoard } from '../boards/index';
import { RecordedPicture } from '../moment/index';
import { Caption } from './Caption';
import { tileBlock, tileParts, type Rect } from './gridGeometry';
import { PictureWords } from './PictureWords';

interface Props {
  tile: PlanTile;
  /** Set while it leaves: the picture that takes its place, shown as soon as it moves. */
  successorKey: string | null;
  alarm: Alarm | undefined;
  incident: Incident | undefined;
  /** The cell of the layout; the tile takes as much of it as its picture can fill. */
  cell: Rect;
  unit: number;
  /** It lies over all others (F). */
  isFull: boolean;
  /** The picture that it replaces still stands: its own is awaited, its words are not yet said. */
  isAwaited: boolean;
  /** Another lies over it. */
  isCovered: boolean;
  /** Width kept free at the right end of its caption, in CSS pixels. */
  reserved: number;
}

const box = ({ left, top, width, height }: Rect): CSSProperties => ({ left, top, width, height });

/**
 * One tile. Its picture is the first child whatever else is drawn, so that an alarm coming or going
 * changes the picture's rectangle and never the element that plays.
 */
export const Tile = memo(OneTile, isDrawnAlike);

function OneTile(props: Props) {
  const { tile, alarm, incident, cell, unit, isFull, isCovered, reserved } = props;
  const { camera, playKey } = tile;
  const play = useWallSelector<HasPlayback, TilePlay | undefined>(selectTilePlay(playKey));
  const successor = useWallSelector<HasPlayback, TilePlay | undefined>(
    selectTilePlay(props.successorKey),
  );
  const isLeaving = props.successorKey !== null;
  const isAwaited = props.isAwaited && play?.hasPicture !== true;
  useLayoutEffect(() => windowCanvas.layoutChanged());
  const look = alarmLook(alarm);
  const frame = look === null ? 0 : frameWidth(look.priority, unit);
  const isCard = tile.isCard && look !== null && hasRoomForCard(cell, unit);
  const rect = isCard || tile.board !== null ? cell : tileBlock(cell, unit);
  const card = isCard ? cardGeometry(rect, unit, frame) : null;
  const parts = tileParts(rect, unit);
  const picture = card?.picture ?? parts.picture;
  const isChip = parts.captionPlace === 'chip';
  return (
    <div
      className="tile"
      style={
        {
          ...box(rect),
          zIndex: isFull ? 2 : isLeaving ? 1 : undefined,
          visibility:
            isCovered || isAwaited || successor?.hasPicture === true ? 'hidden' : undefined,
          '--frame': `${frame}px`,
          '--foot': `${card === null && parts.captionPlace === 'over' ? parts.captionHeight : 0}px`,
        } as CSSProperties
      }
      data-tile={isLeaving ? undefined : tile.number}
      data-leaving={isLeaving ? true : undefined}
      data-awaited={isAwaited ? true : undefined}
      data-full={isFull ? true : undefined}
      data-camera={camera?.cameraId ?? ''}
      data-board={tile.board?.kind}
      data-state={
        camera === null
          ? tile.board === null
            ? 'empty'
            : 'board'
          : (play?.state.kind ?? 'opening')
      }
      data-playkey={playKey ?? ''}
      data-doubt={play?.doubt ?? undefined}
      data-replay={tile.replay?.replayId}
      data-alarm={look === null ? undefined : (alarm?.alarmId ?? '')}
      data-response={look === null ? undefined : alarm?.response}
      data-flash={look?.isFlashing ?? false}
      data-card={card !== null}
    >
      {camera === null || playKey === null ? null : (
        <div className="tile-picture" style={box(picture)}>
          <TileVideo
            playKey={playKey}
            camera={camera}
            purpose={tile.alarmId === null ? 'wall' : 'alarm'}
            isCovered={isCovered}
          />
          {/* Kept for what is drawn over live pictures. */}
          <div className="tile-layer">
            {tile.replay === null || isLeaving ? null : (
              <RecordedPicture liveKey={playKey} replay={tile.replay} />
            )}
          </div>
          <PictureWords
            play={play}
            isReplayed={tile.replay !== null}
            isDemo={camera.isDemo}
            isPinned={tile.isPinned}
            widthUnits={picture.width / unit}
            heightUnits={
              (picture.height - (card === null && !isUnder(parts) ? parts.captionHeight : 0)) / unit
            }
          />
        </div>
      )}
      {camera === null && tile.board !== null ? (
        <TileBoard
          board={tile.board}
          width={rect.width / unit}
          height={rect.height / unit}
          unit={unit}
        />
      ) : null}
      {card !== null && alarm !== undefined && look !== null ? (
        <WallIncidentCard
          alarm={alarm}
          liveKey={playKey}
          incident={incident}
          look={look}
          geometry={card}
          innerWidth={rect.width - 2 * frame}
          unit={unit}
          frame={frame}
          moreAlarms={tile.moreAlarms}
        />
      ) : camera === null || playKey === null ? null : (
        <div
          className="tile-foot"
          data-place={parts.captionPlace}
          style={{
            height: parts.captionHeight,
            paddingRight: reserved,
          }}
        >
          {alarm !== undefined && look !== null ? (
            <AlarmStrip
              alarm={alarm}
              incident={incident}
              look={look}
              widthUnits={(rect.width - 2 * frame - reserved) / unit}
              isChip={isChip}
            />
          ) : (
            <Caption
              camera={camera}
              playKey={playKey}
              hasClock={hasClock(play) && tile.replay === null}
              stoppedAtMs={play?.doubt === 'frozen' ? play.doubtPictureAtMs : null}
              widthUnits={(rect.width - reserved) / unit}
              isChip={isChip}
            />
          )}
        </div>
      )}
      {look === null ? null : <AlarmFrame look={look} width={frame} />}
      {tile.isSelected ? <div className="tile-selected" style={{ inset: frame }} /> : null}
    </div>
  );
}

/** Cells are computed anew with every plan and are mostly where they were. */
function isDrawnAlike({ cell: before, ...props }: Props, { cell, ...next }: Props): boolean {
  return shallowEqual(before, cell) && shallowEqual(props, next);
}

const isUnder = ({ captionPlace }: { captionPlace: string }): boolean => captionPlace === 'under';

/** A plate has no clock; a frozen picture's clock stands still; the moment has its own. */
const hasClock = (play: TilePlay | undefined): boolean =>
  play !== undefined && play.hasPicture && play.state.kind !== 'opening';
