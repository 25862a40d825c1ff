import './palette.css';
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { WindowView } from '#contract/view';
import { Icon } from '../../kit/Icon';
import { KeyCap } from '../../kit/KeyCap';
import { streamAddress } from '../../kit/streamAddress';
import { plainText } from '../../kit/text/plainText';
import { localText, useText } from '../../kit/text/useText';
import { FloatingPanel } from './FloatingPanel';
import { paletteRows, type PaletteRow } from './paletteRows';
import { isThere } from './possible';
import { putAddress } from './putAddress';
import { pressOf } from './pressOf';
import { useFindables, useFoundCameras } from './usePalette';
import { useDesk } from './useDesk';

/** What is typed is the address of a stream. */
const addressRow: PaletteRow = {
  id: 'address',
  zh: plainText('zh-CN')('address.found'),
  en: plainText('en')('address.found'),
  missing: null,
};

/** Every action, scene and camera by name: Chinese, pinyin, initials, English or number. */
export function CommandPalette({ view }: { view: WindowView }) {
  const { state, dispatch, run, ask } = useDesk();
  const { locale, t } = useText();
  const [query, setQuery] = useState('');
  const [activeIndex, setActive] = useState(0);
  const findables = useFindables(view.scenes);
  const url = streamAddress(query);
  const cameras = useFoundCameras(url === null ? query : '');
  const rows = useMemo(
    () =>
      url !== null
        ? [addressRow]
        : paletteRows(query, {
            ...findables,
            cameras,
            isThere: (need) => isThere(need, { state, view }),
          }),
    [query, url, findables, cameras, state, view],
  );
  const active = Math.min(activeIndex, rows.length - 1);
  const leave = (): void => dispatch({ type: 'paletteToggled', isOpen: false });
  const choose = (row: PaletteRow | undefined): void => {
    if (row === undefined || row.missing !== null) return;
    if (url !== null) {
      leave();
      void putAddress(url, ask, (cameraId) => run({ kind: 'put-found', cameraId }));
      return;
    }
    if (row.command === undefined) {
      setQuery(`${locale === 'en' ? row.en : row.zh} `);
      setActive(0);
      return;
    }
    leave();
    run(row.command);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (pressOf(event.nativeEvent).isComposing) return;
    const to = moved(event.code, active, rows.length);
    if (to !== undefined) setActive(to);
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') choose(rows[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FloatingPanel label={t('palette.title')} className="palette" testId="palette" onLeave={leave}>
      <label className="search palette-search">
        <Icon name="search" />
        <input
          value={query}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-rows"
          aria-activedescendant={active < 0 ? undefined : `palette-${String(active)}`}
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          data-testid="palette-query"
          maxLength={2_000}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyCap label="Esc" />
      </label>
      <PaletteList rows={rows} active={active} onChoose={choose} />
      {rows.length === 0 ? <p className="hint palette-none">{t('palette.none')}</p> : null}
      <p className="palette-foot hint">{t('palette.foot')}</p>
    </FloatingPanel>
  );
}

interface ListProps {
  rows: readonly PaletteRow[];
  active: number;
  onChoose: (row: PaletteRow) => void;
}

function PaletteList({ rows, active, onChoose }: ListProps) {
  const { locale, t } = useText();
  return (
    <ul className="palette-rows" role="listbox" id="palette-rows" aria-label={t('palette.title')}>
      {rows.map((row, index) => (
        <li
          key={row.id}
          id={`palette-${String(index)}`}
          role="option"
          aria-selected={index === active}
          aria-disabled={row.missing !== null}
          className="palette-row"
          data-found={row.id}
          ref={index === active ? seen : undefined}
          onClick={() => onChoose(row)}
        >
          <span className="palette-words">
            {locale === 'en' ? row.en : row.zh}
            {row.camera === undefined ? null : (
              <span className="hint">{localText(row.camera.place, locale)}</span>
            )}
          </span>
          {row.missing === null ? null : (
            <span className="hint">{t(`palette.needs.${row.missing}`)}</span>
          )}
          {row.command === undefined && row.id !== addressRow.id ? (
            <span className="hint">{t('palette.number')}</span>
          ) : null}
          <KeyCap keyOf={row.keyOf} typed={row.typed} />
        </li>
      ))}
    </ul>
  );
}

const seen = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** Where a key leads in a list; undefined: it is not for the list. */
function moved(code: string, active: number, count: number): number | undefined {
  const last = Math.max(0, count - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active >= last ? 0 : active + 1,
    ArrowUp: active <= 0 ? last : active - 1,
    PageDown: Math.min(last, active + 8),
    PageUp: Math.max(0, active - 8),
  };
  return moves[code];
}
