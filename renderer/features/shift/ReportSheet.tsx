import './reportSheet.css';
import type { ReactNode, Ref } from 'react';
import type { ShiftReport } from '#contract/shiftReport';
import { localText, useText } from '../../kit/text/useText';
import { clockText, dateText, spanText } from '../../kit/time';
import { HourBars, RowBar } from './Bars';
import { percent, reportFigures, standingSymbols, type ReportFigure } from './reportFigures';

/** The whole report, on the page and, as it stands, in the document that is saved. */
export function ReportSheet({
  report,
  stationName,
  ref,
}: {
  report: ShiftReport;
  stationName: string;
  ref: Ref<HTMLElement>;
}) {
  const { t } = useText();
  const { fromMs, toMs, isRunning, isCut } = report;
  return (
    <article className="sheet" ref={ref} data-testid="report-sheet">
      <h2>
        {t('report.shift', {
          date: dateText(fromMs),
          from: clockText(fromMs).slice(0, 5),
          to: clockText(toMs).slice(0, 5),
        })}
      </h2>
      <p className="sheet-hint">
        {[
          stationName,
          t(isRunning ? 'report.running' : 'report.over'),
          isCut ? t('report.cut') : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <dl className="sheet-figures">
        {reportFigures(report, t).map((figure) => (
          <FigureBox key={figure.name} figure={figure} />
        ))}
      </dl>
      <Part title={t('report.head.hours')}>
        <HourBars hours={report.hours} />
      </Part>
      <div className="sheet-columns">
        <Answered report={report} />
        <Busiest report={report} />
        <FalseShares report={report} />
        <Steps report={report} />
        <Lists report={report} />
      </div>
    </article>
  );
}

function FigureBox({ figure: { name, value, goal, standing, more } }: { figure: ReportFigure }) {
  const { t } = useText();
  return (
    <div className="sheet-figure" data-standing={standing ?? undefined}>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {standing === null ? null : (
          <span className="sheet-standing">
            {standingSymbols[standing]} {t(`report.standing.${standing}`)}
          </span>
        )}
        <span className="sheet-hint">{[goal, more].filter((part) => part !== '').join(' · ')}</span>
      </dd>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sheet-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Rows({ rows }: { rows: readonly (readonly [string, string, number | null])[] }) {
  const { t } = useText();
  if (rows.length === 0) return <p className="sheet-hint">{t('report.none')}</p>;
  return (
    <ul className="sheet-rows">
      {rows.map(([name, value, share], nth) => (
        <li key={`${name} ${nth}`}>
          <span className="sheet-name">{name}</span>
          <span className="sheet-value">{value}</span>
          {share === null ? null : <RowBar share={share} />}
        </li>
      ))}
    </ul>
  );
}

function Answered({ report }: { report: ShiftReport }) {
  const { t } = useText();
  return (
    <Part title={t('report.head.answered')}>
      <Rows
        rows={report.answered.map(({ priority, alarms, acknowledged, medianMs, limitMs }) => {
          const { value, standing } = medianMs;
          const goal =
            limitMs === null
              ? t('report.goal.low')
              : t('report.goal.median', { time: spanText(limitMs) });
          const judged =
            standing === 'none'
              ? ''
              : `${standingSymbols[standing]} ${t(`report.standing.${standing}`)}`;
          return [
            `${t(`priority.${priority}`)} · ${goal} · ${t('report.answered', { acknowledged, alarms })}`,
            `${value === null ? '–' : spanText(value)} ${judged}`.trim(),
            null,
          ];
        })}
      />
    </Part>
  );
}

function Busiest({ report: { busiest } }: { report: ShiftReport }) {
  const { t, locale } = useText();
  const most = Math.max(1, ...busiest.map(({ count }) => count));
  return (
    <Part title={t('report.head.busiest')}>
      <Rows
        rows={busiest.map(({ place, what, count }) => [
          `${localText(place, locale)} ${localText(what, locale)}`,
          t('report.times', { count }),
          count / most,
        ])}
      />
    </Part>
  );
}

function FalseShares({ report: { falseShares } }: { report: ShiftReport }) {
  const { t, locale } = useText();
  return (
    <Part title={t('report.head.false')}>
      <Rows
        rows={falseShares.map((one) => [
          `${localText(one.name, locale)} · ${t('report.falseOf', { false: one.false, judged: one.judged, alarms: one.alarms })}`,
          percent(one.share),
          one.share,
        ])}
      />
    </Part>
  );
}

function Steps({ report: { steps, incidents } }: { report: ShiftReport }) {
  const { t } = useText();
  return (
    <Part title={t('report.head.steps')}>
      <Rows
        rows={steps.map(({ code, count }, nth) => [
          `${nth + 1} ${t(`step.${code}`)}`,
          String(count),
          count / Math.max(1, incidents),
        ])}
      />
    </Part>
  );
}

/** What somebody must look after; parts without anything are left out. */
function Lists({ report }: { report: ShiftReport }) {
  const { t, locale } = useText();
  const words = (one: { place: { zh: string; en: string }; what: { zh: string; en: string } }) =>
    `${localText(one.place, locale)} ${localText(one.what, locale)}`;
  const lists = {
    overruns: report.overruns.map(
      (one) =>
        [
          `${one.caseNumber} ${words(one)}`,
          t('report.overBy', { step: t(`step.${one.step}`), time: spanText(one.overMs) }),
          null,
        ] as const,
    ),
    chattering: report.chattering.map(
      (one) => [words(one), t('report.times', { count: one.count }), null] as const,
    ),
    standing: report.standingAlarms.map(
      (one) =>
        [
          words(one),
          t('report.since', { time: `${dateText(one.sinceMs)} ${clockText(one.sinceMs)}` }),
          null,
        ] as const,
    ),
    handovers: report.handovers.map(
      ({ atMs, name }) => [t('report.took', { time: clockText(atMs), name }), '', null] as const,
    ),
  };
  return (['overruns', 'chattering', 'standing', 'handovers'] as const).map((list) =>
    lists[list].length === 0 ? null : (
      <Part key={list} title={t(`report.head.${list}`)}>
        <Rows rows={lists[list]} />
      </Part>
    ),
  );
}
