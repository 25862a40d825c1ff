import type { IncidentId } from '#contract/ids';
import type { ProcedureRun } from '#contract/procedure';
import { SkipForm } from '../duty';
import { useDesk } from './useDesk';

/** Why the current step is skipped; it stays open when it was refused. */
export function CaseSkip({ incidentId, run }: { incidentId: IncidentId; run: ProcedureRun }) {
  const { ask, dispatch } = useDesk();
  const step = run.steps.find(({ state }) => state === 'current');
  if (step === undefined) return null;
  const { stepId } = step;
  const leave = (): void => dispatch({ type: 'skipToggled', isSkipping: false });
  return (
    <SkipForm
      key={stepId}
      step={step}
      onSkip={(reason) => {
        void ask('procedure:step', {
          incidentId,
          stepId,
          result: { kind: 'skipped', reason },
        }).then((outcome) => {
          if (outcome.ok) leave();
        });
      }}
      onLeave={leave}
    />
  );
}
