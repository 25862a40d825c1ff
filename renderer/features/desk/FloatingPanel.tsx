import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';

interface Props {
  label: string;
  role?: 'dialog' | 'menu';
  className: string;
  testId: string;
  style?: CSSProperties;
  onLeave: () => void;
  children: ReactNode;
}

/**
 * A small thing over the desk that has the focus while it is there: Escape, Tab out of it or a
 * click elsewhere leave, and the focus returns to where it was.
 */
export function FloatingPanel(props: Props) {
  const { label, role = 'dialog', className, testId, style, onLeave, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const here = panel.current;
    here?.querySelector<HTMLElement>('input, [role="menuitem"]')?.focus();
    return () => {
      const holder = document.activeElement;
      const isOurs = holder === null || holder === document.body || here?.contains(holder) === true;
      if (isOurs && before?.isConnected === true) before.focus();
    };
  }, []);
  return (
    <div
      ref={panel}
      role={role}
      aria-label={label}
      className={className}
      style={style}
      data-testid={testId}
      data-keys="own"
      tabIndex={-1}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      {children}
    </div>
  );
}
