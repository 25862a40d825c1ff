import type { LibraryTile, SceneDetail } from '#contract/sceneLibrary';
import { localText, useText, type Text } from '../../kit/text/useText';
import { screenWords } from './sceneWords';

type DetailScreen = SceneDetail['screens'][number];

/** One screen of a scene large enough to read what is on each tile. */
export function SceneBoard({ screen: { shape, tiles } }: { screen: DetailScreen }) {
  const { t, locale } = useText();
  const { columns, rows, slots, screen } = shape;
  const place = (index: number) => ({
    gridColumn: `${String((slots[index * 4] ?? 0) + 1)} / span ${String(slots[index * 4 + 2] ?? 1)}`,
    gridRow: `${String((slots[index * 4 + 1] ?? 0) + 1)} / span ${String(slots[index * 4 + 3] ?? 1)}`,
  });
  const words = screenWords(shape, t);
  return (
    <figure className="scene-board" data-away={screen === null || undefined}>
      <figcaption>{words}</figcaption>
      <ul
        aria-label={words}
        style={{
          aspectRatio: screen === null ? '16 / 9' : `${screen.widthPx} / ${screen.heightPx}`,
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {tiles.map((tile, index) => (
          <li
            key={index}
            className="board-tile"
            data-kind={tile.kind}
            data-alarm={tile.isAlarmTile || undefined}
            style={place(index)}
            title={tileWords(tile, { t, locale })}
          >
            <b>{index + 1}</b> {tileWords(tile, { t, locale })}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function tileWords(
  { kind, camera, cameraId, place }: LibraryTile,
  { t, locale }: Pick<Text, 't' | 'locale'>,
): string {
  if (camera !== null) return `${String(camera.number)} ${localText(camera.name, locale)}`;
  const words = t(`library.kind.${kind}`);
  if (kind === 'lost') return `${words} ${cameraId ?? ''}`;
  // A catalog that is still being read has no name for it yet.
  if (kind === 'camera') return cameraId ?? words;
  return place === null ? words : `${words} ${localText(place, locale)}`;
}
