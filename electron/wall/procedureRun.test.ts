import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Procedure, ProcedureStep } from '#contract/procedure';
import { checkProcedure } from './procedureCheck';
import { entryOf, noteOf } from './procedureNote';
import { currentStep, runOf, type KnownEntry } from './procedureRun';

const words = (text: string) => ({ zh: text, en: text });
const step = (stepId: string, more: Partial<ProcedureStep> = {}): ProcedureStep => ({
  stepId,
  text: words(stepId),
  ...more,
});
const procedure = (...steps: ProcedureStep[]): Procedure => ({
  procedureId: 'flood',
  name: words('flood'),
  kinds: [],
  steps,
});
const branching = procedure(
  step('look'),
  step('deep', {
    answers: [
      { answerId: 'yes', text: words('yes') },
      { answerId: 'no', text: words('no'), next: 'watch' },
    ],
  }),
  step('close', { next: 'end' }),
  step('watch'),
);
const entry = (
  stepId: string,
  result: KnownEntry['result'] = { kind: 'done' },
  atMs = 1,
): KnownEntry => ({ procedureId: 'flood', stepId, result, by: '韩七', atMs, isPending: false });
const states = (...entries: KnownEntry[]) =>
  runOf(branching, entries).steps.map(({ stepId, state }) => `${stepId} ${state}`);

describe('a procedure', () => {
  it('begins with its first step and shows the way up to the next question', () => {
    expect(states()).toEqual(['look current', 'deep to-come']);
  });

  it('goes the way that was answered, and ends', () => {
    const look = entry('look');
    expect(states(look, entry('deep', { kind: 'answered', answerId: 'yes' }))).toEqual([
      'look done',
      'deep done',
      'close current',
    ]);
    const no = entry('deep', { kind: 'answered', answerId: 'no' });
    expect(states(look, no)).toEqual(['look done', 'deep done', 'watch current']);
    expect(runOf(branching, [look, no, entry('watch')]).isOver).toBe(true);
  });

  it('goes on in its list after a skipped question, with the reason kept', () => {
    const skipped = entry('deep', { kind: 'skipped', reason: '画面看不清' });
    const run = runOf(branching, [entry('look'), skipped]);
    expect(run.steps[1]).toMatchObject({ state: 'skipped', reason: '画面看不清' });
    expect(currentStep(branching, [entry('look'), skipped])?.stepId).toBe('close');
  });

  it('takes no answer that the question does not have', () => {
    const other = entry('deep', { kind: 'answered', answerId: 'perhaps' });
    expect(currentStep(branching, [entry('look'), other])?.stepId).toBe('deep');
  });

  it('holds with whoever was first, in whatever order it is told', () => {
    const entries = [
      entry('look', { kind: 'done' }, 5),
      entry('look', { kind: 'skipped', reason: 'later' }, 9),
      entry('deep', { kind: 'answered', answerId: 'no' }, 11),
      entry('deep', { kind: 'answered', answerId: 'yes' }, 12),
    ];
    const shuffled = fc.shuffledSubarray(entries, { minLength: 4 });
    const straight = runOf(branching, entries);
    fc.assert(
      fc.property(shuffled, (some) => {
        expect(runOf(branching, [...some, ...some])).toEqual(straight);
      }),
    );
  });
});

describe('the note of a step', () => {
  it.each([
    entry('look'),
    entry('look', { kind: 'skipped', reason: '道路已封｜交警在场' }),
    entry('deep', { kind: 'answered', answerId: 'no' }),
  ])('is read back as it was written: $result.kind', (one) => {
    const { isPending: _pending, ...bare } = one;
    const of = branching.steps.find(({ stepId }) => stepId === one.stepId) ?? step('look');
    const note = noteOf(one, of);
    const read = entryOf({ atMs: one.atMs, by: one.by, text: words(note) });
    expect(read).toEqual(bare);
  });

  it('is nothing that somebody typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(entryOf({ atMs: 1, by: 'x', text: words(text) })).toBeUndefined();
      }),
    );
  });
});

describe('the check of a procedure', () => {
  const codes = (...steps: ProcedureStep[]) =>
    checkProcedure(procedure(...steps)).map(({ code, at }) => `${code}: ${at}`);

  it('finds nothing wrong with a sound one', () => {
    expect(checkProcedure(branching)).toEqual([]);
  });

  it('refuses a circle, and says which step leads back where', () => {
    expect(codes(step('a'), step('b', { next: 'a' }))).toEqual(['leads-back: b → a']);
    expect(codes(step('a', { next: 'a' }))).toEqual(['leads-back: a → a']);
  });

  it('names what is twice, unknown or never reached', () => {
    expect(codes(step('a'), step('a'))).toEqual(['twice: a']);
    expect(codes(step('a', { next: 'z' }))).toEqual(['unknown-next: a → z']);
    expect(codes(step('a', { next: 'end' }), step('b'))).toEqual(['unreachable: b']);
  });

  it('any that passes ends after as many steps as it has at most', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const later = (at: number) =>
      fc.constantFrom<string | undefined>(undefined, undefined, ...ids.slice(at + 1), 'end');
    const steps = fc.tuple(
      ...ids.map((id, at) => later(at).map((next) => step(id, next === undefined ? {} : { next }))),
    );
    fc.assert(
      fc.property(steps, (some) => {
        const one = procedure(...some);
        fc.pre(checkProcedure(one).length === 0);
        const all = ids.map((id) => entry(id));
        expect(runOf(one, all).isOver).toBe(true);
        expect(runOf(one, all).steps.length).toBeLessThanOrEqual(ids.length);
      }),
    );
  });
});
