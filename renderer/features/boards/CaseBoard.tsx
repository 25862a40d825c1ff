import type { CSSProperties } from 'react';
import type { PlanBoard } from '#contract/board';
import type { Incident } from '#contract/incident';
import { useWallSelector } from '../../bridge/dispatch';
import { selectIncidents } from '../../bridge/viewSelectors';
import { pageAt } from '../../kit/pages';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { SixSteps, stepName } from '../../kit/SixSteps';
import { isOverAt } from '../../kit/stepClock';
import { localText, useText, type Text } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useEachSecond } from '../../kit/ticker';
import { shortenTo } from '../alarms';
import { BoardHead } from './BoardHead';
import { placeWords } from './boardWords';
import { caseLayout, type CaseLayout } from './caseLayout';

interface Props {
  list: Extract<PlanBoard, { kind: 'incidents' }>;
  width: number;
  height: number;
  unit: number;
}

/** Open cases of a place, most urgent first, page after page where there are more than rows. */
export function CaseBoard({ list, width, height }: Props) {
  const words = useText();
  const { t } = words;
  const incidents = useWallSelector(selectIncidents);
  const known = list.incidentIds.flatMap((incidentId) => incidents[incidentId] ?? []);
  const layout = caseLayout(width, height, longestStep(known, words));
  const at = useEachSecond((now) => {
    const { page, pages, first } = pageAt(now, known.length, layout.rows);
    return `${String(page)} ${String(pages)} ${String(first)} ${String(overAt(known, now))}`;
  });
  const [page = 0, pages = 1, first = 0, over = 0] = at.split(' ').map(Number);
  const rows = known.slice(first, first + layout.rows);
  const aside = [
    ...(over > 0 ? [t('board.over', { count: over })] : []),
    ...(pages > 1 ? [t('board.page', { page: page + 1, pages })] : []),
  ].join(' · ');
  return (
    <section className="board" data-testid="case-board" data-total={list.total}>
      <BoardHead
        title={list.name === null ? t('board.cases') : placeWords(list.name, words)}
        note={list.name === null ? String(list.total) : t('board.casesOf', { count: list.total })}
        aside={aside === '' ? null : aside}
        room={layout.width}
      />
      {list.total === 0 ? (
        <p className="board-empty">{t('board.noCases')}</p>
      ) : (
        <ol className="case-rows" data-lines={layout.lines} style={rowStyle(layout)}>
          {rows.map((incident) => (
            <Row key={incident.incidentId} incident={incident} layout={layout} />
          ))}
        </ol>
      )}
    </section>
  );
}

const rowStyle = ({ rowHeight, boxes }: CaseLayout): CSSProperties =>
  ({
    '--row-height': `calc(${String(rowHeight)} * var(--u))`,
    '--boxes': `calc(${String(boxes)} * var(--u))`,
  }) as CSSProperties;

function Row({ incident, layout }: { incident: Incident; layout: CaseLayout }) {
  const words = useText();
  const { t, locale } = words;
  const { owner } = incident;
  const seat = owner === null ? t('wall.nobody') : t('seat.number', { seat: owner.seat });
  const placeText = localText(incident.place, locale);
  const hasSeat =
    textWidth(seat, 400) + Math.min(6, textWidth(placeText, 400)) + 0.6 <= layout.place;
  const room = layout.place - (hasSeat ? textWidth(seat, 400) + 0.6 : 0);
  return (
    <li className="case-row" data-incident={incident.incidentId}>
      <p className="case-place">
        <PrioritySymbol priority={incident.priority} size="1.05em" />
        <span>{shortenTo([placeText], room, textWidth)}</span>
        {hasSeat ? (
          <span className="case-seat" data-owned={owner !== null}>
            {seat}
          </span>
        ) : null}
      </p>
      <SixSteps
        steps={incident.steps}
        currentStep={incident.currentStep}
        variant="ribbon"
        roomUnits={layout.boxes}
        hasNames={layout.hasNames && (layout.hasNamesBesideHours || !hasHours(incident))}
      />
    </li>
  );
}

const hourMs = 3_600_000;

/** Whether the clock of the running step is one of hours; it stays so for as long as a page does. */
function hasHours({ steps, currentStep }: Incident): boolean {
  const step = steps.find(({ code }) => code === currentStep);
  const since = Date.now() - (step?.startedAtMs ?? Date.now());
  return (step?.limitMs == null ? since : step.limitMs - since) >= hourMs;
}

/** Width of the longest name that a running step of these has, in units. */
const longestStep = (incidents: readonly Incident[], words: Pick<Text, 't' | 'locale'>): number =>
  Math.max(
    0,
    ...incidents.flatMap(({ steps }) => steps.map((step) => textWidth(stepName(step, words), 400))),
  );

const overAt = (incidents: readonly Incident[], nowMs: number): number =>
  incidents.filter((incident) => isOverAt(incident, nowMs)).length;
