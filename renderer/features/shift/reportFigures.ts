import type { Figure, ShiftReport, Standing } from '#contract/shiftReport';
import type { Text } from '../../kit/text/useText';

/** One figure as the page, the document and the copied text say it. */
export interface ReportFigure {
  name: string;
  value: string;
  goal: string;
  standing: Standing | null;
  more: string;
}

/** Told by shape as well as by the word beside it. */
export const standingSymbols: Readonly<Record<Standing, string>> = {
  good: '✓',
  near: '△',
  over: '▲',
  none: '–',
};

/** A share in per cent with one decimal; a dash where there is nothing to count. */
export const percent = (value: number | null): string =>
  value === null ? '–' : `${(value * 100).toFixed(1)} %`;

const rate = ({ value }: Figure): string => (value === null ? '–' : value.toFixed(1));

const ofNone = (many: number): Standing => (many === 0 ? 'good' : 'over');

/** The figures of ux.md §5.7 with their targets, then those of the cases. */
export function reportFigures(report: ShiftReport, t: Text['t']): ReportFigure[] {
  const { perHour, floodShare, busiestShare, chattering, standingAlarms, overruns } = report;
  const plain = { goal: '', standing: null, more: '' };
  return [
    { ...plain, name: t('report.figure.alarms'), value: String(report.alarms) },
    {
      name: t('report.figure.perHour'),
      value: rate(perHour),
      goal: t('report.goal.perHour'),
      standing: perHour.standing,
      more: '',
    },
    {
      name: t('report.figure.flood'),
      value: percent(floodShare.value),
      goal: t('report.goal.flood'),
      standing: floodShare.standing,
      more: t('report.floods', { count: report.floods }),
    },
    {
      name: t('report.figure.busiest'),
      value: percent(busiestShare.value),
      goal: t('report.goal.busiest'),
      standing: busiestShare.standing,
      more: t('report.sources', { count: report.sourceCount }),
    },
    {
      name: t('report.figure.chattering'),
      value: String(chattering.length),
      goal: t('report.goal.zero'),
      standing: ofNone(chattering.length),
      more: '',
    },
    {
      name: t('report.figure.standing'),
      value: String(standingAlarms.length),
      goal: t('report.goal.zero'),
      standing: ofNone(standingAlarms.length),
      more: '',
    },
    { ...plain, name: t('report.figure.registered'), value: String(report.registered) },
    { ...plain, name: t('report.figure.handled'), value: String(report.handled) },
    { ...plain, name: t('report.figure.rate'), value: percent(report.handlingRate) },
    {
      name: t('report.figure.overruns'),
      value: String(overruns.length),
      goal: t('report.goal.zero'),
      standing: ofNone(overruns.length),
      more: '',
    },
  ];
}
