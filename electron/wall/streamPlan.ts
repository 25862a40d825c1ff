import type { CameraId, LeaseId, WindowId } from '#contract/ids';
import type { StreamLimits } from '#contract/settings';
import type { StreamProfile, StreamReport, StreamRequest, StreamStanding } from '#contract/stream';
import type { CeilingKeeper } from './ceilingKeeper';
import { LearnedSizes } from './learnedSizes';
import {
  depthOn,
  isSameStanding,
  newStream,
  resized,
  wishAnew,
  type Asker,
  type PlannedStream,
} from './plannedStream';
import type { ClockPort } from './ports';
import { planSessions, type SessionPlan } from './sessionLedger';
import { Signal } from './signal';
import {
  costOf,
  importances,
  settleBudget,
  type BudgetTile,
  type Importance,
} from './streamBudget';
import { ladderOf, nearest, profiles } from './streamLadder';

const tickMs = 1_000;
/** Changes of the wall are looked at together. */
const gatherMs = 100;
/** After a step down no tile goes up for so long; then a few at a time. */
const quietAfterFallMs = 10_000;
const raiseEveryMs = 2_000;
const raisesAtOnce = 4;
/** The rest stays free for tiles that come. */
const reserveShare = 0.5;
/** A window that did not follow is told again. */
const tellAgainMs = 20_000;

interface StreamPlanDeps {
  clock: ClockPort;
  ceiling: CeilingKeeper;
  limits(): StreamLimits;
  /** Profiles of a camera that this machine cannot decode; never all that it has. */
  closed?(cameraId: CameraId): readonly StreamProfile[];
  /** How much a picture of that camera in that window matters now. */
  attention(): (windowId: WindowId, request: StreamRequest) => Importance;
}

/** A lease whose standing changed. */
export interface Adjustment {
  windowId: WindowId;
  leaseId: LeaseId;
  standing: StreamStanding;
}

/** One budget for all windows: who plays which profile, and how much of it. */
export class StreamPlan {
  readonly #deps: StreamPlanDeps;
  readonly #streams = new Map<LeaseId, PlannedStream>();
  readonly #sizes = new LearnedSizes();
  readonly #adjusted = new Signal<Adjustment>();
  readonly onAdjusted = this.#adjusted.on;
  readonly #refused = new Signal<LeaseId[]>();
  /** Others matter more and their platform gives no further stream. */
  readonly onRefused = this.#refused.on;
  #seniority = 0;
  #reserved = 0;
  #fellAtMs = -Infinity;
  #raisedAtMs = -Infinity;
  #cancelTick: (() => void) | undefined;
  #cancelGather: (() => void) | undefined;

  constructor(deps: StreamPlanDeps) {
    this.#deps = deps;
  }

  /** A tile wants a stream: what it gets, undefined when it has to wait for one to be free. */
  join(asker: Asker, request: StreamRequest): StreamStanding | undefined {
    const former = request.replaces === undefined ? undefined : this.#streams.get(request.replaces);
    const isOwn = former?.windowId === asker.windowId && former.cameraId === asker.cameraId;
    const seniority = isOwn ? former.seniority : ++this.#seniority;
    const stream = newStream(asker, request, seniority, this.#deps.clock.now());
    if (isOwn) {
      const { standing, depth, importance, isVisible, wanted } = former;
      Object.assign(stream, { standing, depth, importance, isVisible, wanted, arrivesAtMs: 0 });
      former.replacedBy = asker.leaseId;
    }
    wishAnew(stream, this.#deps.clock.now());
    this.#streams.set(asker.leaseId, stream);
    if (this.#planSessions().refused.has(asker.leaseId)) {
      this.leave(asker.leaseId);
      return undefined;
    }
    this.settle();
    this.#planTick();
    return stream.standing;
  }

  /** Its window knows the lease from now on; the answer is what it may play by now. */
  opened(leaseId: LeaseId, profile: StreamProfile): StreamStanding | undefined {
    const stream = this.#streams.get(leaseId);
    if (stream === undefined) return undefined;
    stream.playing = profile;
    stream.told = stream.standing;
    // What changed while it was being opened is told with the next plan.
    const isLate = profile !== stream.standing.profile;
    stream.toldAtMs = this.#deps.clock.now() - (isLate ? tellAgainMs : 0);
    return stream.standing;
  }

  leave(leaseId: LeaseId): void {
    if (!this.#streams.delete(leaseId)) return;
    for (const stream of this.#streams.values()) {
      if (stream.replacedBy === leaseId) stream.replacedBy = undefined;
    }
    if (this.#streams.size > 0) this.#gather();
    else this.stop();
  }

  /** A window tells how its tiles do. It speaks of its own leases only. */
  report(windowId: WindowId, { lines, calibration }: StreamReport): void {
    for (const line of lines) {
      const stream = this.#streams.get(line.leaseId);
      if (stream?.windowId !== windowId) continue;
      const { widthPx, heightPx, purpose } = stream.request;
      const isMoved =
        widthPx !== line.widthPx ||
        heightPx !== line.heightPx ||
        purpose !== line.purpose ||
        stream.isVisible !== line.isVisible;
      resized(stream, line);
      if (isMoved) this.#gather();
      if (stream.replacedBy === undefined) this.#deps.ceiling.count(line);
      if (line.picture !== null && stream.playing !== undefined) {
        this.#sizes.learn(stream.cameraId, stream.playing, {
          pixels: line.picture.widthPx * line.picture.heightPx,
          framesPerSecond: line.picture.framesPerSecond,
        });
      }
    }
    if (calibration !== undefined) this.#deps.ceiling.calibrate(calibration.pixelsPerSecond);
  }

  /** What matters on the wall may have changed: looked at together with other changes. */
  markChanged(): void {
    if (this.#streams.size > 0) this.#gather();
  }

  /** The profile of most tiles on the walls: the next camera will be shown like them. */
  usualProfile(): StreamProfile {
    const counts = new Map<StreamProfile, number>();
    for (const { wanted, request } of this.#streams.values()) {
      if (request.purpose === 'wall') counts.set(wanted, (counts.get(wanted) ?? 0) + 1);
    }
    const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
    return usual?.[0] === 'small' ? 'small' : 'sub';
  }

  /** True when a tile plays that camera in the profile that the next tile would want. */
  isPlaying(cameraId: CameraId): boolean {
    const usual = this.usualProfile();
    return [...this.#streams.values()].some(
      ({ cameraId: played, standing }) => played === cameraId && standing.profile === usual,
    );
  }

  /** How many of these may be decoded beside what is shown: half of what the plan leaves free. */
  roomFor(cameraIds: readonly CameraId[]): number {
    let left = (this.#deps.ceiling.spare() + this.#reserved) * reserveShare;
    const first = cameraIds.findIndex((cameraId) => {
      left -= this.#costOf(cameraId);
      return left < 0;
    });
    return first === -1 ? cameraIds.length : first;
  }

  /** These are decoded in reserve. When pictures are lost, they are what gives way first. */
  reserve(cameraIds: readonly CameraId[]): void {
    this.#reserved = cameraIds.reduce((sum, cameraId) => sum + this.#costOf(cameraId), 0);
  }

  stop(): void {
    this.#cancelTick?.();
    this.#cancelGather?.();
    this.#cancelTick = undefined;
    this.#cancelGather = undefined;
  }

  /** Plans anew and tells those whose standing changed. */
  settle(): void {
    const now = this.#deps.clock.now();
    const attention = this.#deps.attention();
    const known = new Map(
      [...this.#streams.values()].map((one) => [one.leaseId, one.importance] as const),
    );
    for (const stream of this.#streams.values()) {
      stream.importance = attention(stream.windowId, stream.request);
      wishAnew(stream, now);
    }
    const sessions = this.#planSessions();
    const active = this.#active().filter(({ leaseId }) => !sessions.refused.has(leaseId));
    const seen = active.filter(({ isVisible }) => isVisible);
    const tiles = seen.map((stream) => this.#tileOf(stream, sessions));
    const before = new Map(
      seen.flatMap((stream, index) => {
        const depth = depthOn(tiles[index]?.rungs ?? [], stream.standing);
        const isNew = stream.told === undefined && stream.request.replaces === undefined;
        const importance = known.get(stream.leaseId) ?? 'visible';
        return depth === undefined || isNew ? [] : [[stream.leaseId, { depth, importance }]];
      }),
    );
    const depths = settleBudget(tiles, this.#deps.ceiling.pixelsPerSecond(), {
      before,
      raises: this.#raisesAt(now),
    });
    this.#noteChanges(before, depths, now);
    this.#deps.ceiling.plan(
      costOf(tiles, depths) + this.#reserved,
      tiles.some(({ leaseId, rungs }) => rungs[depths.get(leaseId) ?? 0]?.reason === 'machine'),
    );
    tiles.forEach(({ leaseId, rungs }, index) => {
      const rung = rungs[depths.get(leaseId) ?? 0];
      const stream = seen[index];
      if (rung === undefined || stream === undefined) return;
      stream.standing = { step: rung.step, profile: rung.profile, reason: rung.reason };
    });
    for (const stream of active) if (!stream.isVisible) stream.standing = hidden(stream);
    this.#tell(active, now);
    if (sessions.refused.size > 0) this.#refused.emit([...sessions.refused]);
  }

  /** Pixels a second of a camera in the usual profile. */
  #costOf(cameraId: CameraId): number {
    const { pixels, framesPerSecond } = this.#sizes.sizeOf(cameraId, this.usualProfile());
    return pixels * framesPerSecond;
  }

  #active(): PlannedStream[] {
    return [...this.#streams.values()].filter(({ replacedBy }) => replacedBy === undefined);
  }

  #planSessions(): SessionPlan {
    const attention = this.#deps.attention();
    const rank = (stream: PlannedStream): number =>
      stream.isVisible ? importances.indexOf(attention(stream.windowId, stream.request)) : -1;
    const wishes = this.#active()
      .map((stream) => ({ stream, rank: rank(stream) }))
      .sort((a, b) => b.rank - a.rank || a.stream.seniority - b.stream.seniority)
      .map(({ stream }) => ({ ...stream, profile: this.#playable(stream) }));
    return planSessions(wishes, this.#deps.limits());
  }

  #tileOf(stream: PlannedStream, sessions: SessionPlan): BudgetTile {
    const { leaseId, cameraId, importance, seniority, request, wish } = stream;
    const closed = this.#closed(cameraId);
    const rungs = ladderOf({
      wanted: wish,
      allowed: (sessions.allowed.get(cameraId) ?? profiles).filter((one) => !closed.includes(one)),
      closed,
      sizeOf: (profile) => this.#sizes.sizeOf(cameraId, profile),
    });
    return {
      leaseId,
      importance,
      seniority,
      areaPx: request.widthPx * request.heightPx,
      rungs,
    };
  }

  #closed(cameraId: CameraId): readonly StreamProfile[] {
    return this.#deps.closed?.(cameraId) ?? [];
  }

  /** The profile that is wished for, or the one nearest to it that can be decoded. */
  #playable({ cameraId, wish }: PlannedStream): StreamProfile {
    const closed = this.#closed(cameraId);
    return nearest(
      wish,
      profiles.filter((one) => !closed.includes(one)),
    );
  }

  #raisesAt(now: number): number {
    const isQuiet =
      now - this.#fellAtMs >= quietAfterFallMs && now - this.#raisedAtMs >= raiseEveryMs;
    return isQuiet ? raisesAtOnce : 0;
  }

  #noteChanges(
    before: ReadonlyMap<LeaseId, { depth: number }>,
    after: ReadonlyMap<LeaseId, number>,
    now: number,
  ): void {
    for (const [leaseId, { depth }] of before) {
      const depthNow = after.get(leaseId) ?? depth;
      if (depthNow > depth) this.#fellAtMs = now;
      else if (depthNow < depth) this.#raisedAtMs = now;
    }
  }

  #tell(streams: readonly PlannedStream[], now: number): void {
    for (const stream of streams) {
      const { windowId, leaseId, standing, playing, told, toldAtMs } = stream;
      // A lease still being opened is told by its answer.
      if (told === undefined) continue;
      const isIgnored =
        standing.step !== 'paused' && playing !== standing.profile && now - toldAtMs >= tellAgainMs;
      if (isSameStanding(told, standing) && !isIgnored) continue;
      stream.told = standing;
      stream.toldAtMs = now;
      this.#adjusted.emit({ windowId, leaseId, standing });
    }
  }

  #gather(): void {
    this.#cancelGather ??= this.#deps.clock.after(gatherMs, () => {
      this.#cancelGather = undefined;
      this.settle();
    });
  }

  #planTick(): void {
    this.#cancelTick ??= this.#deps.clock.after(tickMs, () => {
      this.#cancelTick = undefined;
      if (this.#streams.size === 0) return;
      this.#deps.ceiling.tick();
      this.settle();
      this.#planTick();
    });
  }
}

const hidden = ({ standing, playing }: PlannedStream): StreamStanding => ({
  step: 'paused',
  profile: playing ?? standing.profile,
  reason: 'hidden',
});
