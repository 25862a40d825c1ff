import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { remPx } from '../../kit/remPx';
import { useHint } from './useHint';

export interface ListRow {
  key: string;
  depth: number;
  isMuted: boolean;
  /** Dragged as a camera; undefined for branches. */
  cameraId: string | undefined;
  isOpen?: boolean;
}

interface Props<Row extends ListRow> {
  rows: readonly Row[];
  label: string;
  testId: string;
  draw: (row: Row) => ReactNode;
  onActivate: (row: Row) => void;
  onPick: (row: Row) => void;
  /** F on a row. */
  onFavour?: (row: Row) => void;
  onSide?: (row: Row, index: number, isRight: boolean) => number | undefined;
}

/** The field that a dragged camera travels under. */
export const cameraDragType = 'application/x-brightwall-camera';

const rowRem = 2.25;

const isWithModifier = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;

/** A virtualised list with one stop for the keyboard: arrows move, Enter acts. */
export function CameraList<Row extends ListRow>(props: Props<Row>) {
  const { rows, draw, onActivate, onFavour, onPick, onSide } = props;
  const [activeIndex, setActiveIndex] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const active = Math.min(activeIndex, rows.length - 1);
  const rowPx = remPx(rowRem);
  const onPointed = useHint({ rows, active });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  // The text size of the desk may change while the list is open.
  useEffect(() => virtual.measure(), [rowPx, virtual]);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active);
  }, [active, virtual]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (row === undefined) return;
    const last = rows.length - 1;
    const moves: Record<string, number | undefined> = {
      ArrowDown: Math.min(last, active + 1),
      ArrowUp: Math.max(0, active - 1),
      Home: 0,
      End: last,
      PageDown: Math.min(last, active + 15),
      PageUp: Math.max(0, active - 15),
    };
    const to = moves[event.code];
    if (to !== undefined) setActiveIndex(to);
    else if (event.code === 'ArrowRight' || event.code === 'ArrowLeft') {
      setActiveIndex(onSide?.(row, active, event.code === 'ArrowRight') ?? active);
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') onActivate(row);
    else if (event.code === 'KeyF' && !isWithModifier(event)) onFavour?.(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={scroller}
      className="tree"
      role="tree"
      tabIndex={0}
      aria-label={props.label}
      data-keys="own"
      data-testid={props.testId}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={row.key}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-selected={item.index === active}
              aria-expanded={row.isOpen}
              className="tree-row"
              data-muted={row.isMuted}
              data-camera={row.cameraId}
              data-context={row.cameraId === undefined ? undefined : `camera:${row.cameraId}`}
              data-active={item.index === active}
              draggable={row.cameraId !== undefined}
              style={{
                transform: `translateY(${item.start}px)`,
                paddingLeft: `${0.75 + row.depth * 1.125}rem`,
              }}
              onDragStart={(event) =>
                event.dataTransfer.setData(cameraDragType, row.cameraId ?? '')
              }
              onPointerEnter={() => onPointed(row.cameraId)}
              onClick={() => {
                setActiveIndex(item.index);
                onPick(row);
              }}
              onDoubleClick={() => {
                if (row.cameraId !== undefined) onActivate(row);
              }}
            >
              {draw(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
