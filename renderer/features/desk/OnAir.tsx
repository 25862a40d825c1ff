import { replayPositionMs, type TileReplay } from '#contract/replay';
import type { PlanTile, Screen, ScreenPlan } from '#contract/scene';
import { Icon } from '../../kit/Icon';
import { localText, useText, type Text } from '../../kit/text/useText';
import { useEachSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';
import { boardWords } from '../boards';
import { hotspotName } from '../contents';
import { SteadyPicture } from './SteadyPicture';
import { useDesk } from './useDesk';

interface Props {
  plan: ScreenPlan;
  screen: Screen;
  onTile: (tile: PlanTile) => void;
  onDrop: (tile: PlanTile, dropped: DataTransfer) => void;
}

/** Above this the miniature names cameras instead of playing them: nobody sees so small a picture. */
const mostPictures = 16;

/** The wall in small, true to its shape. Click selects; a camera can be dropped or clicked onto a tile. */
export function OnAir({ plan, screen, onTile, onDrop }: Props) {
  const { t, locale } = useText();
  const { state } = useDesk();
  const { columns, rows } = plan.layout;
  const isHeardHere = state.listening?.screenId === plan.screenId;
  const heardTileId = isHeardHere ? state.listening?.tileId : undefined;
  const hasPictures = plan.tiles.length <= mostPictures;
  return (
    <div
      className="on-air"
      role="group"
      aria-label={t('desk.wall.onAir')}
      style={{
        aspectRatio: `${screen.widthPx} / ${screen.heightPx}`,
        gridTemplateColumns: `repeat(${columns}, 1fr)`,
        gridTemplateRows: `repeat(${rows}, 1fr)`,
      }}
    >
      {plan.tiles.map((tile) => {
        const { slot, camera } = tile;
        const words = miniWords(tile, { t, locale });
        return (
          <button
            key={tile.tileId}
            type="button"
            className="mini"
            data-mini={tile.number}
            data-context={`tile:${String(tile.number)}`}
            data-alarm={tile.alarmId === null ? undefined : 'true'}
            aria-pressed={tile.isSelected}
            aria-label={t('desk.wall.tile', { number: tile.number, name: words })}
            style={{
              gridColumn: `${slot.column + 1} / span ${slot.columnSpan}`,
              gridRow: `${slot.row + 1} / span ${slot.rowSpan}`,
            }}
            onClick={() => onTile(tile)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              onDrop(tile, event.dataTransfer);
            }}
          >
            {hasPictures && camera !== null && tile.replay === null ? (
              <SteadyPicture
                playKey={`mini:${tile.number}:${camera.cameraId}`}
                camera={camera}
                purpose="miniature"
                zoom={tile.zoom}
              />
            ) : null}
            {tile.tileId === heardTileId ? <HeardMark /> : null}
            {tile.replay === null ? null : <RecordedMini replay={tile.replay} />}
            <span className="mini-words">
              {hasPictures ? `${tile.number} ${words}` : tile.number}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** The wall shows what was: its time stands here instead of a live picture, which would not be true. */
function RecordedMini({ replay }: { replay: TileReplay }) {
  const { t } = useText();
  const time = useEachSecond((nowMs) => clockText(Math.round(replayPositionMs(replay, nowMs))));
  return (
    <span className="mini-recorded">
      {t('mark.recorded')} <time>{time}</time>
    </span>
  );
}

/** This tile is listened to. */
function HeardMark() {
  const { t } = useText();
  return (
    <span className="mini-heard" role="img" aria-label={t('hear.on')} title={t('hear.on')}>
      <Icon name="sound" />
    </span>
  );
}

/** What is in a tile, in few words. */
function miniWords(
  { board, camera, hotspot }: PlanTile,
  { t, locale }: Pick<Text, 't' | 'locale'>,
): string {
  if (board !== null) return boardWords(board, { t, locale });
  const name = camera === null ? '' : localText(camera.shortName, locale);
  if (hotspot !== null) return hotspotName(name, t);
  return camera === null ? t('desk.wall.empty') : name;
}
