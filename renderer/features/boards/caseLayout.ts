import { boardSizes } from './statisticsLayout';

/** How a list of cases divides its tile; lengths in units of the wall. */
export interface CaseLayout {
  width: number;
  rows: number;
  rowHeight: number;
  /** 1: boxes beside the place; 2: below it. */
  lines: 1 | 2;
  /** Width for the place and who has it, and for the six boxes. */
  place: number;
  boxes: number;
  /** Whether the running step says its name. */
  hasNames: boolean;
  /** Also beside a clock with hours. */
  hasNamesBesideHours: boolean;
}

const rowHeights = { 1: [2.45, 3.05], 2: [3.2, 3.6] } as const;
const symbol = 1.5;
/** Five narrow boxes with their gaps, and the number and clock of the running one. */
const fiveBoxes = 5 * 0.82;
const numberAndClock = 4.8;
const clockOnly = 4.6;
/** What a clock with hours takes more. */
const hours = 1.4;
const leastPlace = 6.5;
const between = 0.8;
/** Who has the case, said first where there is room for one of both. */
const seat = 2.8;

/** As many whole rows as the height has, spread over it; never less than one. */
export function caseLayout(width: number, height: number, stepName: number): CaseLayout {
  const inner = width - 2 * boardSizes.side;
  const named = fiveBoxes + numberAndClock + stepName;
  const bare = fiveBoxes + clockOnly;
  const isBeside = inner >= symbol + leastPlace + between + bare;
  const lines = isBeside ? 1 : 2;
  const room = isBeside ? inner - symbol - leastPlace - between : inner;
  const hasNames = room >= named;
  const hasHours = room >= named + hours + (isBeside ? seat : 0);
  const boxes = isBeside ? (hasNames ? named + (hasHours ? hours : 0) : bare) : inner;
  const place = isBeside ? inner - symbol - between - boxes : inner - symbol;
  const all = height - 2 * boardSizes.top - boardSizes.headingLine;
  const [least, highest] = rowHeights[lines];
  const rows = Math.max(1, Math.floor(all / least));
  return {
    width: inner,
    rows,
    rowHeight: Math.min(highest, all / rows),
    lines,
    place,
    boxes,
    hasNames,
    hasNamesBesideHours: hasHours,
  };
}
