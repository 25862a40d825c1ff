import { shapeKinds, type SceneShape } from '#contract/sceneLibrary';

type Kind = (typeof shapeKinds)[keyof typeof shapeKinds];

const width = 160;

/** The screens of a scene side by side, drawn from what it holds; it plays nothing. */
export function SceneThumb({ shapes, label }: { shapes: readonly SceneShape[]; label: string }) {
  // More than four side by side would be stripes.
  const shown = shapes.slice(0, 4);
  return (
    <span className="thumb" role="img" aria-label={label} data-screens={shown.length}>
      {shown.map((shape) => (
        <ScreenDrawing key={shape.screenId} shape={shape} />
      ))}
    </span>
  );
}

function ScreenDrawing({ shape }: { shape: SceneShape }) {
  const { columns, rows, screen } = shape;
  const ratio = screen === null ? 9 / 16 : screen.heightPx / screen.widthPx;
  const [cellWidth, cellHeight] = [width / columns, (width * ratio) / rows];
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(width * ratio)}`}
      className="thumb-screen"
      data-away={screen === null || undefined}
    >
      {tilesOf(shape).map(({ column, row, columnSpan, rowSpan, kind }, index) => (
        <g
          key={index}
          className="thumb-tile"
          data-kind={kind}
          transform={`translate(${String(column * cellWidth)} ${String(row * cellHeight)})`}
        >
          <rect
            x="1"
            y="1"
            width={Math.max(1, columnSpan * cellWidth - 2)}
            height={Math.max(1, rowSpan * cellHeight - 2)}
          />
          <Sign kind={kind} width={columnSpan * cellWidth} height={rowSpan * cellHeight} />
        </g>
      ))}
    </svg>
  );
}

const signs: Partial<Record<Kind, string>> = {
  tour: 'M-5-1.5a5.2 5.2 0 0 1 9.4-2.6M4.6-7v3H1.4M5 1.5a5.2 5.2 0 0 1-9.4 2.6M-4.6 7V4h3.2',
  statistics: 'M-5 6V0M0 6v-11M5 6v-7',
  incidents: 'M-6-4H6M-6 0H6M-6 4H2',
  lost: 'M-5-5 5 5M5-5-5 5',
  other: 'M-1 0h2',
};

/** A sign in the middle says that there is no camera, and what there is. */
function Sign({ kind, width: w, height: h }: { kind: Kind; width: number; height: number }) {
  const path = signs[kind];
  if (path === undefined) return null;
  const scale = Math.min(1.6, Math.min(w, h) / 20);
  return (
    <path
      d={path}
      transform={`translate(${String(w / 2)} ${String(h / 2)}) scale(${String(scale)})`}
      vectorEffect="non-scaling-stroke"
    />
  );
}

function tilesOf({ slots, kinds }: SceneShape) {
  return [...kinds].map((letter, index) => {
    const [column = 0, row = 0, columnSpan = 1, rowSpan = 1] = slots.slice(
      index * 4,
      index * 4 + 4,
    );
    const kind: Kind =
      letter in shapeKinds ? shapeKinds[letter as keyof typeof shapeKinds] : 'other';
    return { column, row, columnSpan, rowSpan, kind };
  });
}
