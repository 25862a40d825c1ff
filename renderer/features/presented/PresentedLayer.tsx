import './presented.css';
import type { Presented } from '#contract/briefing';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { LowerThird } from './LowerThird';
import type { ShownTile } from './shownTile';
import { Strokes, SpotLight } from './Shapes';
import { TileVeil, type VeilSource } from './TileVeil';

interface Props {
  presented: Presented;
  tiles: readonly ShownTile[];
  /** An incident is shown as its card, whose strip is at the top. */
  hasCard: boolean;
  /** Share of the wall that the lower third takes. */
  lowerThird: number;
  /** Width of the wall in its units. */
  widthUnits: number;
  /** Where pictures are found that shall stand still or be softened; null: their own page does it. */
  source: VeilSource | null;
}

/** What lies over a presented wall: instant, plain, and told by the plan alone. */
export function PresentedLayer({
  presented,
  tiles,
  hasCard,
  lowerThird,
  widthUnits,
  source,
}: Props) {
  const { t } = useText();
  const { effects, softTileIds, spotTileId } = presented;
  const { frozenAtMs, aim } = effects;
  const spot = tiles.length === 1 ? null : tiles.find(({ tileId }) => tileId === spotTileId);
  const words = [
    ...(presented.isRehearsal ? [t('presented.rehearsal')] : []),
    ...(frozenAtMs === null ? [] : [t('presented.frozen', { time: clockText(frozenAtMs) })]),
    ...(softTileIds.length > 0 ? [t('presented.soft')] : []),
  ];
  return (
    <div
      className="presented"
      data-testid="presented"
      data-curtain={effects.curtain ?? 'none'}
      data-under-strip={hasCard}
      data-frozen={frozenAtMs !== null}
      data-soft={softTileIds.length}
    >
      {source === null
        ? null
        : tiles.map((tile) => {
            const isSoft = softTileIds.some((one) => one === tile.tileId);
            if (!isSoft && frozenAtMs === null) return null;
            return (
              <TileVeil
                key={`${tile.tileId} ${String(frozenAtMs)} ${String(isSoft)}`}
                tile={tile}
                isSoft={isSoft}
                isFrozen={frozenAtMs !== null}
                source={source}
              />
            );
          })}
      {effects.isSpot ? <SpotLight aim={aim} cell={spot?.cell ?? null} /> : null}
      {/* The dimming lies over the tiles' own marks, and this word never gives way. */}
      {effects.isSpot && spot === null && tiles[0]?.isDemo === true ? (
        <span className="presented-chip presented-demo">{t('mark.demo')}</span>
      ) : null}
      <Strokes strokes={effects.strokes} />
      <LowerThird presented={presented} share={lowerThird} widthUnits={widthUnits} />
      {words.length === 0 && !presented.hasAlarmMark ? null : (
        <p className="presented-words">
          {presented.hasAlarmMark ? <AlarmMark /> : null}
          {words.map((said) => (
            <span key={said} className="presented-chip">
              {said}
            </span>
          ))}
        </p>
      )}
      {effects.hand === 'pointer' ? (
        <span
          className="presented-pointer"
          data-testid="presented-pointer"
          style={{ left: percent(aim.x), top: percent(aim.y) }}
        />
      ) : null}
      {effects.curtain === null ? null : (
        <div className="presented-curtain" data-colour={effects.curtain} />
      )}
    </div>
  );
}

/** All that visitors see of an alarm: grey, hollow, without a word. */
function AlarmMark() {
  const { t } = useText();
  return (
    <svg
      className="presented-mark"
      data-testid="presented-mark"
      viewBox="0 0 20 20"
      role="img"
      aria-label={t('presented.mark')}
    >
      <path d="M10 3.5 17.5 16.5h-15Z" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

const percent = (share: number): string => `${String(share * 100)}%`;
