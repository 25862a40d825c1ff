/** Wall time that runs evenly: small errors of the steady clock are followed slowly. */
export interface SteadyClock {
  nowMs: () => number;
  /** Compares with the wall clock, about once a second; the milliseconds that it was set by. */
  compare: () => number;
}

/** A difference beyond this is a clock that was set. */
const setBeyondMs = 1_000;
const followPerCompareMs = 5;

/** Steady time is what the machine counts; wall time is what people and networks set. */
export const makeClock = (steady: () => number, wall: () => number): SteadyClock => {
  let offsetMs = wall() - steady();
  return {
    nowMs: () => steady() + offsetMs,
    compare: () => {
      const errorMs = wall() - steady() - offsetMs;
      if (Math.abs(errorMs) > setBeyondMs) {
        offsetMs += errorMs;
        return errorMs;
      }
      offsetMs += Math.min(followPerCompareMs, Math.max(-followPerCompareMs, errorMs));
      return 0;
    },
  };
};
