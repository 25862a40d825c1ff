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

const shapes: Record<SymbolPriority, { path: string; digit: string; baseline: number }> = {
  critical: { path: 'M9.4 2h13.2L30 9.4v13.2L22.6 30H9.4L2 22.6V9.4Z', digit: '1', baseline: 22 },
  high: { path: 'M16 2.5 30.5 29h-29Z', digit: '2', baseline: 25.5 },
  medium: { path: 'M3.5 3.5h25v25h-25Z', digit: '3', baseline: 22 },
  low: { path: 'M16 2.5a13.5 13.5 0 1 1 0 27 13.5 13.5 0 0 1 0-27Z', digit: '4', baseline: 22 },
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
      <text
        x="16"
        y={shape.baseline}
        textAnchor="middle"
        fontSize="17"
        fontWeight="700"
        fill={isHollow ? colour : digit}
        fontFamily="var(--font)"
      >
        {shape.digit}
      </text>
    </svg>
  );
}
