import { useLayoutEffect } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import type { PlanTile, ScreenPlan } from '#contract/scene';
import { useNoticesPlace, useWebPlaces, webPlaces } from '../contents/index';
import { slotRect, type Rect, type Seams } from './gridGeometry';
import { windowCanvas } from '../playback/index';
import { Tile } from './Tile';
import { useLeavingTiles } from './useLeavingTiles';

interface Props {
  plan: ScreenPlan;
  alarms: Readonly<Record<string, Alarm>>;
  incidents: Readonly<Record<string, Incident>>;
  area: Rect;
  unit: number;
  /** Width that the last tile keeps free for the word at the wall's corner. */
  cornerWidth: number;
  /** Bezels of the panels that this wall is made of. */
  seams: Seams | undefined;
}

/** Names a tile's element; an empty tile has no player to keep. */
const keyOf = (tile: PlanTile): string => tile.playKey ?? `~${tile.tileId}`;

/**
 * All tiles by absolute positions. They are listed by key, not by place: a list in a fixed order
 * never moves an element in the page, and a video that is not moved plays on.
 */
export function WallGrid({ plan, alarms, incidents, area, unit, cornerWidth, seams }: Props) {
  const leaving = useLeavingTiles(plan);
  const shown = [...plan.tiles.map(current), ...leaving];
  shown.sort((a, b) => (keyOf(a.tile) < keyOf(b.tile) ? -1 : 1));
  const awaited = new Set(leaving.map(({ successorKey }) => successorKey));
  useLayoutEffect(() => windowCanvas.layoutChanged());
  const last = plan.tiles.at(-1)?.tileId;
  const cellOf = (tile: PlanTile): Rect =>
    tile.tileId === plan.enlargedTileId ? area : slotRect(area, plan.layout, tile.slot, seams);
  const notices = useNoticesPlace(plan.tiles.some(({ board }) => board?.kind === 'web'));
  useWebPlaces(webPlaces(plan, { cellOf, unit, notices }));
  return (
    <div className="wall-grid">
      {shown.map(({ tile, successorKey }) => {
        const isFull = tile.tileId === plan.enlargedTileId;
        return (
          <Tile
            key={keyOf(tile)}
            tile={tile}
            successorKey={successorKey}
            alarm={tile.alarmId === null ? undefined : alarms[tile.alarmId]}
            incident={tile.incidentId === null ? undefined : incidents[tile.incidentId]}
            cell={cellOf(tile)}
            unit={unit}
            isFull={isFull}
            isAwaited={successorKey === null && tile.playKey !== null && awaited.has(tile.playKey)}
            isCovered={plan.enlargedTileId !== null && !isFull}
            reserved={isFull || tile.tileId === last ? cornerWidth : 0}
          />
        );
      })}
    </div>
  );
}

const current = (tile: PlanTile) => ({ tile, successorKey: null });
