import { useRef, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import type { BriefingOrder, BriefingStanding, WallPoint } from '#contract/briefing';
import type { PlanTile, Screen, ScreenPlan } from '#contract/scene';
import { useText } from '../../kit/text/useText';
import { PresentedLayer } from '../presented';
import { audienceOf } from '../wall';

interface Props {
  screen: Screen;
  plan: ScreenPlan;
  standing: BriefingStanding;
  picture: (tile: PlanTile) => ReactNode;
  onOrder: (order: BriefingOrder) => void;
}

/** Orders of a moving hand go out so often at most: a wall shows no more. */
const handEveryMs = 60;

/** What visitors see, in small and true to its shape. The mouse points and draws on it. */
export function Audience({ screen, plan, standing, picture, onOrder }: Props) {
  const { t } = useText();
  const { tiles, unit, lowerThird } = audienceOf(plan, screen);
  const hand = useHand(standing, plan, onOrder);
  const { presented } = plan;
  const percent = (share: number): string => `${String(share * 100)}%`;
  return (
    <div
      className="audience"
      data-testid="audience"
      data-hand={standing.effects.hand}
      role="group"
      aria-label={t('briefing.audience')}
      style={{ aspectRatio: `${String(screen.widthPx)} / ${String(screen.heightPx)}` }}
      {...hand}
    >
      <div
        className="audience-inside"
        style={{ '--u': `${String(unit * 100)}cqw` } as CSSProperties}
      >
        {plan.tiles.map((tile, index) => {
          const cell = tiles[index]?.cell;
          if (cell === undefined) return null;
          const { left, top, width, height } = cell;
          return (
            <div
              key={tile.tileId}
              className="audience-tile"
              data-audience={tile.tileId}
              style={{
                left: percent(left),
                top: percent(top),
                width: percent(width),
                height: percent(height),
              }}
            >
              {tile.camera === null ? null : picture(tile)}
            </div>
          );
        })}
        {presented === undefined ? null : (
          <PresentedLayer
            presented={presented}
            tiles={tiles}
            hasCard={plan.tiles.some(({ isCard }) => isCard)}
            lowerThird={lowerThird}
            widthUnits={1 / unit}
            source={drawFromAudience}
          />
        )}
      </div>
    </div>
  );
}

/** Copies what the miniature shows: whoever presents sees the same picture stand still. */
function drawFromAudience(onto: CanvasRenderingContext2D, tileId: string): void {
  const { width, height } = onto.canvas;
  onto.fillStyle = '#000000';
  onto.fillRect(0, 0, width, height);
  const inside = `.audience-tile[data-audience="${tileId}"]`;
  for (const one of document.querySelectorAll(`${inside} canvas, ${inside} video`)) {
    const isThere =
      one instanceof HTMLCanvasElement
        ? one.width > 0
        : one instanceof HTMLVideoElement && one.videoWidth > 0;
    if (isThere) onto.drawImage(one as HTMLCanvasElement, 0, 0, width, height);
  }
}

/** Pointing, drawing, and choosing a tile by a click. */
function useHand(
  { effects }: BriefingStanding,
  plan: ScreenPlan,
  onOrder: (order: BriefingOrder) => void,
) {
  const waiting = useRef<{ points: WallPoint[]; isNew: boolean; atMs: number }>({
    points: [],
    isNew: true,
    atMs: 0,
  });
  const isDown = useRef(false);
  const flush = (now: number, isForced: boolean): void => {
    const held = waiting.current;
    const last = held.points.at(-1);
    if (last === undefined || (!isForced && now - held.atMs < handEveryMs)) return;
    if (effects.hand === 'draw') {
      onOrder({ kind: 'stroke', points: held.points.slice(0, 200), isNew: held.isNew });
    } else onOrder({ kind: 'aim', at: last });
    waiting.current = { points: [], isNew: false, atMs: now };
  };
  const add = (event: PointerEvent<HTMLElement>, isForced: boolean): void => {
    waiting.current.points.push(pointOf(event));
    flush(event.timeStamp, isForced);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      isDown.current = true;
      if (effects.hand === 'draw') {
        event.currentTarget.setPointerCapture(event.pointerId);
        waiting.current = { points: [], isNew: true, atMs: 0 };
        add(event, true);
      } else if (effects.hand === 'pointer' || plan.tiles.length === 1) add(event, true);
      else {
        const tile = (event.target as HTMLElement).closest<HTMLElement>('[data-audience]');
        const number = Number(tile?.dataset['audience'] ?? 0);
        if (number > 0) onOrder({ kind: 'tile', number });
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (effects.hand === 'pointer' || (effects.hand === 'draw' && isDown.current)) {
        add(event, false);
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      isDown.current = false;
      if (effects.hand === 'draw') flush(event.timeStamp, true);
    },
  };
}

function pointOf(event: PointerEvent<HTMLElement>): WallPoint {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const share = (value: number): number =>
    Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) };
}
