import { procedureEnd, type BookProblem, type Procedure } from '#contract/procedure';

/** What is wrong with a procedure, and where: its step's place in the list, -1 for the whole. */
export interface Finding {
  code: BookProblem['code'];
  at: string;
  stepIndex: number;
}

/** Only later steps may come next, so that a procedure ends whatever is answered. Pure. */
export const checkProcedure = ({ steps }: Procedure): Finding[] => {
  const places = new Map(steps.map(({ stepId }, index) => [stepId, index]));
  const findings = steps.flatMap((step, stepIndex): Finding[] => {
    const isTwice = places.get(step.stepId) !== stepIndex;
    const answerIds = (step.answers ?? []).map(({ answerId }) => answerId);
    const isAnswerTwice = new Set(answerIds).size < answerIds.length;
    return [
      ...(isTwice || isAnswerTwice || step.stepId === procedureEnd
        ? [{ code: 'twice' as const, at: step.stepId, stepIndex }]
        : []),
      ...(step.next !== undefined && step.answers !== undefined
        ? [{ code: 'next-of-question' as const, at: step.stepId, stepIndex }]
        : []),
      ...namedNext(step).flatMap((next) => checkNext(step.stepId, next, stepIndex, places)),
    ];
  });
  return findings.length > 0 ? findings : unreachable(steps);
};

const namedNext = ({ next, answers }: Procedure['steps'][number]): string[] =>
  [next, ...(answers ?? []).map((answer) => answer.next)].filter((one) => one !== undefined);

const checkNext = (
  stepId: string,
  next: string,
  stepIndex: number,
  places: ReadonlyMap<string, number>,
): Finding[] => {
  if (next === procedureEnd) return [];
  const place = places.get(next);
  const at = `${stepId} → ${next}`;
  if (place === undefined) return [{ code: 'unknown-next', at, stepIndex }];
  return place <= stepIndex ? [{ code: 'leads-back', at, stepIndex }] : [];
};

/** Steps after which nothing leads to this one. A skipped question goes on to the next in the list. */
const unreachable = (steps: Procedure['steps']): Finding[] => {
  const reached = new Set([steps[0]?.stepId]);
  steps.forEach((step, index) => {
    if (!reached.has(step.stepId)) return;
    const following = steps[index + 1]?.stepId;
    const ways =
      step.answers === undefined ? [step.next] : step.answers.map((answer) => answer.next);
    for (const next of ways) reached.add(next ?? following);
    if (step.answers !== undefined) reached.add(following);
  });
  return steps.flatMap(({ stepId }, stepIndex) =>
    reached.has(stepId) ? [] : [{ code: 'unreachable' as const, at: stepId, stepIndex }],
  );
};
