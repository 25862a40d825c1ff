import type { StepBox } from './SixSteps';

/** Whether the running step has overrun its limit 超时. */
export function isOverAt(
  { steps, currentStep }: { steps: readonly StepBox[]; currentStep: string },
  nowMs: number,
): boolean {
  const step = steps.find(({ code }) => code === currentStep);
  if (step?.startedAtMs == null || step.endedAtMs !== null || step.limitMs === null) return false;
  return nowMs - step.startedAtMs > step.limitMs;
}
