import type { ReactNode } from 'react';
import type { Camera } from '#contract/camera';
import type { TileId } from '#contract/ids';
import type { Slot } from '#contract/layout';
import type { PlanTile, Screen, ScreenContent, ScreenPlan } from '#contract/scene';
import { KeyCap } from '../../kit/KeyCap';
import { localText, useText, type Text } from '../../kit/text/useText';
import { boardWords } from '../boards';

/** Draws a picture; the key names its player, so that a camera that moves on plays on. */
export type DrawPicture = (camera: Camera, playKey: string) => ReactNode;

interface Props {
  screen: Screen;
  plan: ScreenPlan;
  content: ScreenContent;
  missing: ReadonlySet<TileId>;
  chosen: TileId | undefined;
  /** A tile that waits for a second one. */
  waiting: TileId | undefined;
  region: Slot | null;
  picture: DrawPicture;
  onTile: (tile: PlanTile) => void;
}

/** Above this the miniature names cameras instead of playing them: the wall needs the decoders. */
const mostPictures = 16;

/** One screen of the preview at its true shape, with true pictures, the chosen tile framed. */
export function Miniature(props: Props) {
  const { screen, plan, content, region } = props;
  const { t } = useText();
  const { columns, rows } = plan.layout;
  const { widthPx, heightPx } = screen;
  return (
    <div className="editor-stage">
      <div
        className="miniature"
        role="group"
        aria-label={t('layouts.miniature', { screen: screen.number })}
        data-testid="miniature"
        style={{
          aspectRatio: `${String(widthPx)} / ${String(heightPx)}`,
          width: `min(100cqw, 100cqh * ${String(widthPx / heightPx)})`,
          gridTemplateColumns: `repeat(${String(columns)}, 1fr)`,
          gridTemplateRows: `repeat(${String(rows)}, 1fr)`,
        }}
      >
        <Pictures plan={plan} picture={props.picture} />
        {plan.tiles.map((tile, index) => (
          <MiniTile key={tile.tileId} {...props} tile={tile} put={content.tiles[index]} />
        ))}
        {region === null ? null : (
          <div className="region" style={areaOf(region)} role="status" data-testid="region">
            <span className="region-words">
              {t('layouts.spans', { columns: region.columnSpan, rows: region.rowSpan })}
              <KeyCap label="Enter" /> <KeyCap label="Esc" />
            </span>
          </div>
        )}
      </div>
    </div>
  );
}

/**
 * Pictures under their tiles. In the order of their keys, so that none is ever moved in the page:
 * a video that is moved stops.
 */
function Pictures({ plan, picture }: Pick<Props, 'plan' | 'picture'>) {
  if (plan.tiles.length > mostPictures) return null;
  const shown = plan.tiles
    .flatMap(({ camera, playKey, slot }) =>
      camera === null || playKey === null ? [] : [{ camera, slot, key: playKey }],
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return shown.map(({ camera, slot, key }) => (
    <div key={key} className="edit-picture" style={areaOf(slot)}>
      {picture(camera, `edit:${plan.screenId}:${key}`)}
    </div>
  ));
}

interface TileProps extends Props {
  tile: PlanTile;
  put: ScreenContent['tiles'][number] | undefined;
}

function MiniTile(props: TileProps) {
  const { tile, put, chosen, waiting, missing, onTile } = props;
  const { t, locale } = useText();
  const isMissing = missing.has(tile.tileId);
  const words = isMissing ? t('layouts.gone') : shownWords(tile, put, { t, locale });
  return (
    <button
      type="button"
      className="mini edit-tile"
      data-tile={tile.number}
      data-waiting={waiting === tile.tileId ? 'true' : undefined}
      data-reserved={tile.isAlarmTile ? 'true' : undefined}
      aria-pressed={chosen === tile.tileId}
      aria-label={t('desk.wall.tile', { number: tile.number, name: words })}
      style={areaOf(tile.slot)}
      onClick={() => onTile(tile)}
    >
      <span className="edit-chips">
        {tile.isAlarmTile ? <span className="edit-chip">{t('layouts.reserved')}</span> : null}
        {tile.isPinned ? <span className="edit-chip">{t('layouts.pinned')}</span> : null}
      </span>
      <span className="mini-words">{`${String(tile.number)} ${words}`}</span>
    </button>
  );
}

/** What a tile of the preview shows, in words. */
function shownWords(
  { camera, board }: PlanTile,
  put: TileProps['put'],
  words: Pick<Text, 't' | 'locale'>,
): string {
  if (board !== null) return boardWords(board, words);
  if (camera !== null) return localText(camera.shortName, words.locale);
  return put?.tour === undefined ? words.t('desk.wall.empty') : words.t('layouts.tour');
}

const areaOf = ({ column, row, columnSpan, rowSpan }: Slot) => ({
  gridColumn: `${String(column + 1)} / span ${String(columnSpan)}`,
  gridRow: `${String(row + 1)} / span ${String(rowSpan)}`,
});
