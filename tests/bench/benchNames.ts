/** The benches, in the order in which `all` runs them: what is short and says most comes first. */
export const benchNames = [
  'start',
  'ttff',
  'alarms',
  'history',
  'catalog',
  'layout',
  'storm',
  'hosts',
  'proof',
  'idle',
  'dup',
  'wall',
  'churn',
  'latency',
] as const;
export type BenchName = (typeof benchNames)[number];
