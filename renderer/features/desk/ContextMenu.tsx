import './contextMenu.css';
import type { KeyboardEvent } from 'react';
import type { WindowView } from '#contract/view';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { FloatingPanel } from './FloatingPanel';
import { actionOf } from './keyBook';
import { menuItems, menuTitle, subjectOf, type MenuItem } from './menuItems';
import { isThere } from './possible';
import { useDesk } from './useDesk';

interface Props {
  view: WindowView;
  /** The tile that a camera would go to. */
  tileNumber: number;
}

/** What can be done with the thing under the pointer or the focus: the same commands as everywhere. */
export function ContextMenu({ view, tileNumber }: Props) {
  const text = useText();
  const { state, dispatch, run } = useDesk();
  const { menu } = state;
  const subject = menu === null ? undefined : subjectOf(menu.mark);
  if (menu === null || subject === undefined) return null;
  const leave = (): void => dispatch({ type: 'menuLeft' });
  const isMeant = (item: MenuItem): boolean =>
    isThere(actionOf(item.keyOf ?? '')?.needs, { state, view });
  return (
    <FloatingPanel
      key={`${menu.mark} ${String(menu.x)} ${String(menu.y)}`}
      role="menu"
      label={menuTitle(subject, view, text)}
      className="context-menu"
      testId="context-menu"
      style={{ left: menu.x, top: menu.y }}
      onLeave={leave}
    >
      <p className="context-title" ref={keepOnPage}>
        {menuTitle(subject, view, text)}
      </p>
      {menuItems(subject, tileNumber, text)
        .filter(isMeant)
        .map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            className="context-item"
            data-item={item.id}
            onKeyDown={onMenuKey}
            onClick={() => {
              leave();
              run(item.command);
            }}
          >
            <span>{item.words}</span>
            <KeyCap keyOf={item.keyOf} typed={item.typed} />
          </button>
        ))}
    </FloatingPanel>
  );
}

/** Up and down go round; other keys do not reach the desk behind, or they would mean two things. */
function onMenuKey(event: KeyboardEvent<HTMLElement>): void {
  const items = [
    ...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="menuitem"]') ??
      []),
  ];
  const at = items.indexOf(event.currentTarget);
  const to: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = to[event.code];
  if (next !== undefined) {
    items[next]?.focus();
    event.preventDefault();
  }
  if (event.code !== 'Escape' && event.code !== 'Tab') event.stopPropagation();
}

/** At the place that was pointed at, and wholly on the page. */
function keepOnPage(title: HTMLElement | null): void {
  const panel = title?.parentElement;
  if (panel == null) return;
  const { left, top, width, height } = panel.getBoundingClientRect();
  panel.style.left = `${String(Math.max(0, Math.min(left, window.innerWidth - width - 8)))}px`;
  panel.style.top = `${String(Math.max(0, Math.min(top, window.innerHeight - height - 8)))}px`;
}
