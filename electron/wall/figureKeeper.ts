import type { BoardFigures, FigurePeriod, Figures } from '#contract/board';
import type { NodeId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import { boardFigures, figureSpans, sumOf, type FigureSpans } from './figureSpans';
import { platformIdOf } from './platformIds';
import type { ClockPort, PlatformPort } from './ports';
import { Signal } from './signal';

/** Cases moved: figures follow so soon, and never more often. */
const soonMs = 4_000;
/** Nothing moved that this station knows of. */
const latestMs = 60_000;

interface FigureKeeperDeps {
  clock: ClockPort;
  platforms(): readonly PlatformPort[];
  /** What a board without a place is about; null: everything. */
  ownNodeId(): NodeId | null;
  shiftStarts(): readonly number[];
  /** From this station's own record, where a platform does not count. */
  fromRecord(nodeId: NodeId | null, edgesMs: readonly number[]): Promise<Figures[]>;
}

interface Kept {
  nodeId: NodeId | null;
  period: FigurePeriod;
  figures: BoardFigures | null;
  askedAtMs: number;
  isAsking: boolean;
  cancel: () => void;
}

/** Registered and handled of the places that walls show: asked for while shown, with long pauses. */
export class FigureKeeper {
  readonly #deps: FigureKeeperDeps;
  readonly #kept = new Map<string, Kept>();
  readonly #seen = new Set<string>();
  readonly #changed = new Signal<null>();
  readonly onFiguresChanged = this.#changed.on;

  constructor(deps: FigureKeeperDeps) {
    this.#deps = deps;
  }

  /** What is known now; asks for it when nobody did. */
  of(nodeId: NodeId | null, period: FigurePeriod): BoardFigures | null {
    const key = `${nodeId ?? ''} ${period}`;
    this.#seen.add(key);
    const known = this.#kept.get(key);
    if (known !== undefined) return known.figures;
    const kept: Kept = {
      nodeId,
      period,
      figures: null,
      askedAtMs: 0,
      isAsking: false,
      cancel: () => undefined,
    };
    this.#kept.set(key, kept);
    this.#plan(kept, 0);
    return null;
  }

  /** A picture of the station was made: what it did not show is not asked for any more. */
  trim(): void {
    for (const [key, kept] of this.#kept) {
      if (this.#seen.has(key)) continue;
      kept.cancel();
      this.#kept.delete(key);
    }
    this.#seen.clear();
  }

  /** Cases moved, or a platform came back. */
  casesMoved(): void {
    const now = this.#deps.clock.now();
    for (const kept of this.#kept.values()) {
      this.#plan(kept, Math.max(0, kept.askedAtMs + soonMs - now));
    }
  }

  stop(): void {
    for (const { cancel } of this.#kept.values()) cancel();
    this.#kept.clear();
  }

  #plan(kept: Kept, delayMs: number): void {
    kept.cancel();
    kept.cancel = this.#deps.clock.after(delayMs, () => void this.#ask(kept));
  }

  async #ask(kept: Kept): Promise<void> {
    const deps = this.#deps;
    this.#plan(kept, latestMs);
    if (kept.isAsking) return;
    kept.askedAtMs = deps.clock.now();
    kept.isAsking = true;
    const nodeId = kept.nodeId ?? deps.ownNodeId();
    const spans = figureSpans(kept.period, kept.askedAtMs, deps.shiftStarts());
    const told = await this.#count(nodeId, spans);
    if (told.ok) kept.figures = boardFigures(spans, told.value, kept.askedAtMs, 'platform');
    // What a platform counted a while ago says more than what this station saw of it.
    else if (kept.figures?.source !== 'platform') {
      const counts = await deps.fromRecord(nodeId, spans.edgesMs);
      kept.figures = boardFigures(spans, counts, kept.askedAtMs, 'record');
    }
    kept.isAsking = false;
    this.#changed.emit(null);
  }

  /** Of a place its platform; of everything all platforms, added up. */
  async #count(nodeId: NodeId | null, { edgesMs }: FigureSpans): Promise<Outcome<Figures[]>> {
    const platforms = this.#deps
      .platforms()
      .filter(({ platformId }) => nodeId === null || platformId === platformIdOf(nodeId));
    const told = await Promise.all(platforms.map((one) => one.figures(nodeId, edgesMs)));
    const counts: Figures[][] = [];
    for (const one of told) {
      if (!one.ok) return one;
      counts.push(one.value);
    }
    return success(
      edgesMs
        .slice(1)
        .map((_edge, at) =>
          sumOf(counts.map((spans) => spans[at] ?? { registered: 0, handled: 0 })),
        ),
    );
  }
}
