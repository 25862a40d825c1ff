import type { PlatformHealth } from '#contract/view';

/** By shape: disc, half disc, ring with a stroke, thin ring (design.md §5); a line when it is off. */
export function HealthLight({ state }: { state: PlatformHealth['state'] | 'off' }) {
  return (
    <svg viewBox="0 0 20 20" className="health-light" aria-hidden="true">
      {state === 'off' ? (
        <path d="M4 10h12" stroke="var(--text-2)" strokeWidth="2" />
      ) : (
        <circle
          cx="10"
          cy="10"
          r="7"
          fill={state === 'live' ? 'var(--step-done)' : 'none'}
          stroke="var(--text-2)"
          strokeWidth={state === 'connecting' ? 1 : 2}
        />
      )}
      {state === 'slow' ? <path d="M10 3a7 7 0 0 1 0 14Z" fill="var(--text)" /> : null}
      {state === 'down' ? <path d="M5 15 15 5" stroke="var(--text)" strokeWidth="2" /> : null}
    </svg>
  );
}
