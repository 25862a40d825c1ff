import { priorities } from '#contract/alarm';
import type { ShiftReport } from '#contract/shiftReport';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

const height = 120;
const step = 40;

/** New alarms by the hour: bars with their number on top, the graver part dark, so that both
 * themes and a printer show it. */
export function HourBars({ hours }: { hours: ShiftReport['hours'] }) {
  const { t } = useText();
  const totals = hours.map(({ counts }) => priorities.reduce((sum, one) => sum + counts[one], 0));
  const most = Math.max(1, ...totals);
  return (
    <svg
      className="sheet-bars"
      viewBox={`0 0 ${hours.length * step} ${height + 44}`}
      role="img"
      aria-label={t('report.head.hours')}
    >
      {hours.map(({ fromMs, counts }, nth) => {
        const total = totals[nth] ?? 0;
        const all = (total / most) * height;
        const grave = ((counts.critical + counts.high) / most) * height;
        const middle = nth * step + step / 2;
        return (
          <g key={fromMs}>
            <rect
              className="sheet-bar"
              x={nth * step + 6}
              width={step - 12}
              y={20 + height - all}
              height={all}
            />
            <rect
              className="sheet-bar-grave"
              x={nth * step + 6}
              width={step - 12}
              y={20 + height - grave}
              height={grave}
            />
            {total === 0 ? null : (
              <text x={middle} y={14 + height - all} textAnchor="middle">
                {total}
              </text>
            )}
            <text className="sheet-hour" x={middle} y={height + 38} textAnchor="middle">
              {clockText(fromMs).slice(0, 2)}
            </text>
          </g>
        );
      })}
      <line
        className="sheet-ground"
        x1="0"
        x2={hours.length * step}
        y1={20 + height}
        y2={20 + height}
      />
    </svg>
  );
}

/** One bar in a row of a list, of the greatest in it. */
export function RowBar({ share }: { share: number }) {
  return (
    <svg
      className="sheet-row-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="sheet-bar" x="0" y="0" width={share * 100} height="10" />
    </svg>
  );
}
