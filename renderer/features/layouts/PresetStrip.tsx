import { isPreset, isSameLayout, layouts, type Layout } from '#contract/layout';
import { Button } from '../../kit/Button';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { layoutName } from './stepWords';

interface Props {
  layout: Layout;
  onPreset: (tileCount: number) => void;
  onMatrix: (by: { columns: number; rows: number }) => void;
}

/** The presets as drawings, the free layout beside them, and the matrix it stands on. */
export function PresetStrip({ layout, onPreset, onMatrix }: Props) {
  const { t } = useText();
  return (
    <div className="presets">
      <div className="preset-list" role="group" aria-label={t('desk.wall.layouts')}>
        {layouts.map((preset) => (
          <button
            key={preset.tileCount}
            type="button"
            className="preset"
            data-testid={`preset-${String(preset.tileCount)}`}
            aria-pressed={isSameLayout(preset, layout)}
            aria-label={t('desk.wall.layout', { tiles: preset.tileCount })}
            onClick={() => onPreset(preset.tileCount)}
          >
            <Drawing layout={preset} />
            {preset.tileCount}
          </button>
        ))}
        {isPreset(layout) ? null : (
          <span className="preset" data-free>
            <Drawing layout={layout} />
            {layoutName(layout, t)}
          </span>
        )}
        <span className="hint preset-key">
          {t('layouts.digits')} <KeyCap keyOf="layout" />
        </span>
      </div>
      <div className="matrix" role="group" aria-label={t('layouts.matrix')}>
        <Lines name="columns" count={layout.columns} keys={['[', ']']} onMatrix={onMatrix} />
        <Lines name="rows" count={layout.rows} keys={['Shift [', 'Shift ]']} onMatrix={onMatrix} />
      </div>
    </div>
  );
}

interface LinesProps extends Pick<Props, 'onMatrix'> {
  name: 'columns' | 'rows';
  count: number;
  keys: readonly [string, string];
}

function Lines({ name, count, keys, onMatrix }: LinesProps) {
  const { t } = useText();
  const by = (step: number) => () => onMatrix({ columns: 0, rows: 0, [name]: step });
  return (
    <span className="lines">
      <Button onPress={by(-1)} keyLabel={keys[0]} testId={`${name}-less`}>
        {t('layouts.less')}
      </Button>
      <b className="lines-count">{t(`layouts.${name}`, { count })}</b>
      <Button onPress={by(1)} keyLabel={keys[1]} testId={`${name}-more`}>
        {t('layouts.more')}
      </Button>
    </span>
  );
}

/** A layout in small: its lines only. */
function Drawing({ layout: { columns, rows, slots } }: { layout: Layout }) {
  return (
    <svg className="preset-drawing" viewBox="0 0 64 36" aria-hidden="true">
      {slots.map(({ column, row, columnSpan, rowSpan }) => (
        <rect
          key={`${String(column)} ${String(row)}`}
          x={(column * 64) / columns + 0.75}
          y={(row * 36) / rows + 0.75}
          width={(columnSpan * 64) / columns - 1.5}
          height={(rowSpan * 36) / rows - 1.5}
        />
      ))}
    </svg>
  );
}
