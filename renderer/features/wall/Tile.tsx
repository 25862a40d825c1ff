import { memo, useLayoutEffect, type CSSProperties } from 'react';
import { shallowEqual } from 'react-redux';
import type { Alarm } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import type { PlanTile } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import {
  alarmLook,
  AlarmFrame,
  cardGeometry,
  hasRoomForCard,
  frameWidth,
  MoreAlarms,
  WallIncidentCard,
} from '../alarms/index';
import { TileBoard } from '../boards/index';
import { selectTilePlay, windowCanvas, type HasPlayback, type TilePlay } from '../playback/index';
import { TourBar } from '../tours/index';
import { HotspotEmpty } from './HotspotEmpty';
import { tileBlock, tileParts, type Rect } from './gridGeometry';
import { TileFoot } from './TileFoot';
import { TilePicture } from './TilePicture';
import { useTileCare } from './useScreenCare';

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
  const care = useTileCare(tile, play, alarm);
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
  const captionPx = card === null && parts.captionPlace !== 'under' ? parts.captionHeight : 0;
  const shown = camera === null || playKey === null ? null : { camera, playKey };
  const isHidden = isCovered || isAwaited || successor?.hasPicture === true;
  return (
    <div
      className="tile"
      style={
        {
          ...box(rect),
          zIndex: isFull ? 2 : isLeaving ? 1 : undefined,
          visibility: isHidden ? 'hidden' : undefined,
          '--frame': `${frame}px`,
          '--foot': `${card === null && parts.captionPlace === 'over' ? parts.captionHeight : 0}px`,
        } as CSSProperties
      }
      data-tile={isLeaving ? undefined : tile.number}
      data-leaving={isLeaving ? true : undefined}
      data-awaited={isAwaited ? true : undefined}
      data-full={isFull ? true : undefined}
      data-state={stateOf(tile, play)}
      data-doubt={play?.doubt ?? undefined}
      data-alarm={look === null ? undefined : (alarm?.alarmId ?? '')}
      data-response={look === null ? undefined : alarm?.response}
      data-flash={look?.isFlashing ?? false}
      data-card={card !== null}
      data-idle={care.isIdle ? true : undefined}
      data-rested={care.isRested ? true : undefined}
      {...contentMarks(tile)}
    >
      {shown === null ? null : (
        <TilePicture
          tile={tile}
          {...shown}
          play={play}
          isLeaving={isLeaving}
          isCovered={isCovered}
          style={box(picture)}
          widthUnits={picture.width / unit}
          heightUnits={(picture.height - captionPx) / unit}
        />
      )}
      {camera === null && tile.board !== null ? (
        <TileBoard
          board={tile.board}
          width={rect.width / unit}
          height={rect.height / unit}
          unit={unit}
        />
      ) : null}
      {camera === null && tile.hotspot !== null ? <HotspotEmpty /> : null}
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
      ) : shown === null ? null : (
        <TileFoot
          tile={tile}
          {...shown}
          {...{ play, alarm, incident, look, parts, frame, unit, reserved }}
          width={rect.width}
        />
      )}
      {card === null && tile.morePriority !== null && !isLeaving ? (
        <MoreAlarms count={tile.moreAlarms} priority={tile.morePriority} />
      ) : null}
      {tile.tour === null || isLeaving ? null : <TourBar tour={tile.tour} />}
      {look === null ? null : <AlarmFrame look={look} width={frame} />}
      {tile.isSelected ? <div className="tile-selected" style={{ inset: frame }} /> : null}
    </div>
  );
}

const stateOf = ({ camera, board }: PlanTile, play: TilePlay | undefined): string => {
  if (camera !== null) return play?.state.kind ?? 'opening';
  return board === null ? 'empty' : 'board';
};

/** What is in it, for whoever looks at a window from outside. */
const contentMarks = ({ camera, board, playKey, replay, hotspot }: PlanTile) => ({
  'data-camera': camera?.cameraId ?? '',
  'data-board': board?.kind,
  'data-hotspot': hotspot === null ? undefined : (hotspot.reason ?? 'empty'),
  'data-playkey': playKey ?? '',
  'data-replay': replay?.replayId,
});

/** Cells are computed anew with every plan and are mostly where they were. */
function isDrawnAlike({ cell: before, ...props }: Props, { cell, ...next }: Props): boolean {
  return shallowEqual(before, cell) && shallowEqual(props, next);
}
