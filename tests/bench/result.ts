/** What a bench hands back; the shape of metrics.md. */
export interface BenchResult {
  readonly name: string;
  readonly electron: string;
  readonly host: { readonly cores: number; readonly load: number; readonly steal: number };
  readonly rounds: readonly Round[];
  readonly metrics: readonly Metric[];
  /** What a reader must know besides: shortened windows, options, what was left out or failed. */
  readonly notes: readonly string[];
}

export interface Round {
  readonly aa: number | null;
  readonly void: boolean;
  readonly isIdle: boolean;
  readonly load: number;
  readonly steal: number;
  readonly engines: Record<string, Figures>;
}

/** What one engine did in one round, by name. */
export type Figures = Record<string, number>;

export interface Metric {
  readonly id: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly baseline: number | null;
  readonly against: string;
  readonly ratio: number | null;
  readonly spread: [number, number];
  readonly better: 'lower' | 'higher';
}

/** ours / baseline; null where there is no baseline or it is 0. */
export const ratioOf = (ours: number | null, baseline: number | null): number | null =>
  ours === null || baseline === null || baseline === 0 ? null : ours / baseline;

export const isVoid = (aa: number | null): boolean => aa === null || aa < 0.9 || aa > 1.1;
