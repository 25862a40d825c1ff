import {
  procedureBookSchema,
  type BookProblem,
  type Procedure,
  type ProcedureBook,
} from '#contract/procedure';
import { jsonLines, lineOf, parseJson } from './jsonLines';
import { checkProcedure } from './procedureCheck';

/** Longer than any site's procedures. */
const maxLength = 200_000;
const mostProblems = 20;

type ReadBook =
  { isSound: true; book: ProcedureBook } | { isSound: false; problems: readonly BookProblem[] };

const refuse = (...problems: BookProblem[]): ReadBook => ({
  isSound: false,
  problems: problems.slice(0, mostProblems),
});

/** Reads a file of procedures; whatever is wrong is told with its line. Pure. */
export const readBook = (text: string): ReadBook => {
  if (text.length > maxLength) return refuse({ line: 1, code: 'too-large', at: '' });
  const parsed = parseJson(text);
  if ('line' in parsed) return refuse({ line: parsed.line, code: 'not-json', at: '' });
  const lines = jsonLines(text);
  const shaped = procedureBookSchema.safeParse(parsed.value);
  if (!shaped.success) {
    return refuse(
      ...shaped.error.issues.map(({ path }) => {
        const parts = path.map(String);
        return { line: lineOf(lines, parts), code: 'shape' as const, at: parts.join('.') };
      }),
    );
  }
  const { procedures } = shaped.data;
  const problems = procedures.flatMap((one, index) => problemsOf(one, index, procedures, lines));
  return problems.length > 0 ? refuse(...problems) : { isSound: true, book: shaped.data };
};

const problemsOf = (
  procedure: Procedure,
  index: number,
  all: readonly Procedure[],
  lines: ReadonlyMap<string, number>,
): BookProblem[] => {
  const at = ['procedures', String(index)];
  const isTwice = all.findIndex((one) => one.procedureId === procedure.procedureId) !== index;
  return [
    ...(isTwice
      ? [{ line: lineOf(lines, at), code: 'twice' as const, at: procedure.procedureId }]
      : []),
    ...checkProcedure(procedure).map(({ code, at: what, stepIndex }) => ({
      line: lineOf(lines, [...at, 'steps', String(stepIndex)]),
      code,
      at: what,
    })),
  ];
};
