export type SymbolPriority = 'critical' | 'high' | 'medium' | 'low';

interface Props {
  priority: SymbolPriority;
  /** CSS length; the symbol is square. */
  size: string;
  /** Cleared and unacknowledged: hollow with a dashed line. */
  isHollow?: boolean;
  isFlashing?: boolean;
  /** Drawn in one ink, as on an alarm plate; the digit takes the second colour. */
  ink?: { shape: string; digit: string };
}

/**
 * The digits are drawn by strokes: a list of alarms is laid out anew at every letter of a search,
 * and text in a picture takes ten times as long as a line.
 */
const shapes: Record<SymbolPriority, { path: string; digit: string }> = {
  critical: {
    path: 'M9.4 2h13.2L30 9.4v13.2L22.6 30H9.4L2 22.6V9.4Z',
    digit: 'M12.4 13 16.6 10.4V22.4',
  },
  high: {
    path: 'M16 2.5 30.5 29h-29Z',
    digit: 'M12.2 17.3c.2-2 1.7-3.2 3.8-3.2s3.7 1.2 3.7 3c0 1.3-.7 2.3-2.3 3.7l-4.2 3.7h6.9',
  },
  medium: {
    path: 'M3.5 3.5h25v25h-25Z',
    digit:
      'M12.2 12.7c.5-1.5 1.9-2.3 3.8-2.3 2.2 0 3.6 1.1 3.6 2.7 0 1.7-1.4 2.7-3.4 2.7h-1.2h1.2c2.3 0 3.8 1.1 3.8 3 0 2-1.6 3.2-4 3.2-2.1 0-3.6-1-4-2.8',
  },
  low: {
    path: 'M16 2.5a13.5 13.5 0 1 1 0 27 13.5 13.5 0 0 1 0-27Z',
    digit: 'M18.2 22.4V10.6h-.8l-5.6 8.2v.6h9',
  },
};

/** Shape and digit tell the priority without colour (WCAG 1.4.1). The word stands beside it. */
export function PrioritySymbol({ priority, size, isHollow, isFlashing, ink }: Props) {
  const shape = shapes[priority];
  const own = isHollow ? `var(--${priority}-line)` : `var(--${priority}-symbol)`;
  const colour = ink?.shape ?? own;
  const edge = priority === 'medium' && ink === undefined ? 'var(--medium-edge)' : 'none';
  const digit = ink?.digit ?? `var(--${priority}-digit)`;
  return (
    <svg
      viewBox="0 0 32 32"
      style={{ width: size, height: size, flex: 'none' }}
      className={isFlashing ? 'flashing' : undefined}
      aria-hidden="true"
      data-symbol={priority}
      data-hollow={isHollow ? 'true' : undefined}
    >
      <path
        d={shape.path}
        fill={isHollow ? 'none' : colour}
        stroke={isHollow ? colour : edge}
        strokeWidth={isHollow ? 3 : 1.5}
        strokeDasharray={isHollow ? '5 3' : undefined}
      />
      <path
        d={shape.digit}
        fill="none"
        stroke={isHollow ? colour : digit}
        strokeWidth={2.8}
        strokeLinejoin="round"
      />
    </svg>
  );
}
