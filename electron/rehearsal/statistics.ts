import type { Catalog } from './catalog';
import type { IncidentDesk } from './incidentDesk';
import { done, refused, type Result } from './refusal';
import { hashOf } from './chance';
import { pastProgress } from './pastProgress';
import type { Incident } from './wire';

/** What the province has on record from before this rehearsal. */
const pastRegistered = 20_000_000;
const pastHandled = 18_000_000;
const recordsBeginMs = new Date(2021, 0, 1).getTime();

export interface Figures {
  nodeId: string;
  registered: number;
  handled: number;
  rate: number | null;
}

/** What was taken up from one time on and before another. */
interface Span extends Past {
  fromMs: number;
  toMs: number;
}

export interface StatisticsReport extends Figures {
  fromMs: number;
  toMs: number;
  children: Figures[];
  /** Between the times that were asked for; they add up to the whole. */
  spans: Span[];
}

interface Past {
  registered: number;
  handled: number;
}

/** Registered 受理 and handled 处置, for every place: the record of years, and what happens today. */
export class Statistics {
  private readonly past = new Map<string, Past>();
  private readonly pastEndsMs: number;

  constructor(
    private readonly catalog: Catalog,
    private readonly desk: IncidentDesk,
    private readonly now: () => number,
  ) {
    this.pastEndsMs = now();
    this.spread();
  }

  report(
    nodeId: string | null,
    from: number | null,
    to: number | null,
    edges: readonly number[] = [],
  ): Result<StatisticsReport> {
    const root = this.catalog.childrenOf(null)[0]?.id ?? '';
    const id = nodeId ?? root;
    if (!this.catalog.node(id)) return refused(404, 'unknown-node', 'no such node', { nodeId: id });
    const fromMs = from ?? recordsBeginMs;
    const toMs = to ?? this.now();
    const children = this.catalog.childrenOf(id);
    return done({
      ...this.figures(id, fromMs, toMs),
      fromMs,
      toMs,
      children: children.map((child) => this.figures(child.id, fromMs, toMs)),
      spans: this.spans(id, edges),
    });
  }

  private spans(nodeId: string, edges: readonly number[]): Span[] {
    return edges.slice(1).map((toMs, at) => {
      const fromMs = edges[at] ?? 0;
      // To the last moment before the next one begins: what is counted here is not counted there.
      const { registered, handled } = this.figures(nodeId, fromMs, toMs - 1);
      return { fromMs, toMs, registered, handled };
    });
  }

  private figures(nodeId: string, fromMs: number, toMs: number): Figures {
    const past = this.past.get(nodeId) ?? { registered: 0, handled: 0 };
    const live = this.desk
      .list('all')
      .filter((incident) => this.counts(incident, nodeId, fromMs, toMs));
    const ended = live.filter((incident) => incident.currentStep === 'closed').length;
    const before = {
      registered: this.inPast(past.registered, 'registered', fromMs, toMs),
      handled: this.inPast(past.handled, 'handled', fromMs, toMs),
    };
    const registered = before.registered + live.length;
    const handled = Math.min(before.registered, before.handled) + ended;
    return { nodeId, registered, handled, rate: registered === 0 ? null : handled / registered };
  }

  /** How many of the cases of the past were taken up in the period. */
  private inPast(amount: number, of: keyof Past, fromMs: number, toMs: number): number {
    const years = [recordsBeginMs, this.pastEndsMs] as const;
    const until = (atMs: number): number => Math.round(amount * pastProgress(atMs, years, of));
    return Math.max(0, until(toMs + 1) - until(fromMs));
  }

  private counts(incident: Incident, nodeId: string, fromMs: number, toMs: number): boolean {
    // What was merged is counted once, with the case that took it in.
    if (incident.mergedInto !== null) return false;
    const began = incident.steps[1]?.startedAtMs ?? null;
    if (began === null || began < fromMs || began > toMs) return false;
    return this.catalog.pathOf(incident.nodeId).some((node) => node.id === nodeId);
  }

  /** Gives every place its part by its number of cameras, so that children add up to their parent. */
  private spread(): void {
    const weights = new Map<string, number>();
    for (const one of this.catalog.all()) {
      for (const node of this.catalog.pathOf(one.camera.nodeId)) {
        weights.set(node.id, (weights.get(node.id) ?? 0) + 1);
      }
    }
    const childrenOf = new Map<string | null, string[]>();
    for (const node of this.catalog.nodes) {
      const siblings = childrenOf.get(node.parentId);
      if (siblings) siblings.push(node.id);
      else childrenOf.set(node.parentId, [node.id]);
    }
    for (const root of childrenOf.get(null) ?? []) {
      this.give(root, { registered: pastRegistered, handled: pastHandled }, childrenOf, weights);
    }
  }

  private give(
    id: string,
    amount: Past,
    childrenOf: ReadonlyMap<string | null, string[]>,
    weights: ReadonlyMap<string, number>,
  ): void {
    this.past.set(id, amount);
    const children = childrenOf.get(id) ?? [];
    let weightLeft = children.reduce((sum, child) => sum + (weights.get(child) ?? 0), 0);
    let { registered, handled } = amount;
    children.forEach((child, index) => {
      const weight = weights.get(child) ?? 0;
      const isLast = index === children.length - 1;
      const part = weightLeft === 0 ? 0 : weight / weightLeft;
      const own = isLast ? registered : Math.round(registered * part);
      // No two places work equally well: the rate differs by a few in a hundred.
      const skill = 0.97 + (hashOf(child) % 60) / 1000;
      const fair = registered === 0 ? 0 : Math.round((own * handled * skill) / registered);
      const most = Math.min(own, handled);
      const least = Math.max(0, handled - (registered - own));
      const ownHandled = isLast ? handled : Math.max(least, Math.min(most, fair));
      this.give(child, { registered: own, handled: ownHandled }, childrenOf, weights);
      registered -= own;
      handled -= ownHandled;
      weightLeft -= weight;
    });
  }
}
