import { randomBytes } from 'node:crypto';
import { newestSegment } from './liveClock';
import { done, refused, type Refusal, type Result } from './refusal';
import type { Actor, CameraKind, PtzHolding } from './wire';

export const leaseMs = 30_000;
export const moveMs = 500;
/** Full speed turns from ahead to one side in this time. */
const turnMs = 800;
/** Left, ahead, right. */
type Side = -1 | 0 | 1;

const rank = { presenter: 0, officer: 1, lead: 2 } as const;

export const presets = [
  { presetId: '1', name: '正前', nameEn: 'Ahead', place: 0 },
  { presetId: '2', name: '左侧', nameEn: 'Left', place: -1 },
  { presetId: '3', name: '右侧', nameEn: 'Right', place: 1 },
] as const;

export interface PtzLease {
  leaseId: string;
  cameraId: string;
  holder: Actor;
  expiresAtMs: number;
}

export interface PtzState {
  cameraId: string;
  moving: boolean;
  stopsAtMs: number | null;
  leaseExpiresAtMs: number;
}

/** What a head was told, and that it stopped by itself; newest last. */
export interface PtzOrder {
  kind: 'move' | 'stop' | 'limit';
  atMs: number;
}

/** So many of them are kept for whoever looks. */
const ordersKept = 200;

interface Head {
  lease: PtzLease | null;
  /** From -1 (left) to 1 (right). */
  place: number;
  speed: number;
  movedAtMs: number;
  stopsAtMs: number;
  timer: NodeJS.Timeout | null;
  /** From which segment on the camera looks to which side; oldest first. */
  sides: { from: number; side: Side }[];
  orders: PtzOrder[];
}

/** Steering: one holder for each camera, and a head that really turns the picture. */
export class Ptz {
  private readonly heads = new Map<string, Head>();

  constructor(
    private readonly now: () => number,
    private readonly announce: (holding: PtzHolding) => void,
  ) {}

  take(
    camera: { id: string; kind: CameraKind },
    actor: Actor,
    takeOver: boolean,
  ): Result<PtzLease> {
    if (camera.kind !== 'ptz') {
      return refused(409, 'not-steerable', 'this camera cannot be steered');
    }
    const head = this.headOf(camera.id);
    const held = this.current(head);
    const mine = held?.holder.seat === actor.seat;
    const outranked = held && takeOver && rank[actor.role] > rank[held.holder.role];
    if (held && !mine && !outranked) return heldBy(held);
    const leaseId = mine ? held.leaseId : randomBytes(9).toString('base64url');
    const expiresAtMs = this.now() + leaseMs;
    if (!mine) this.halt(camera.id, head);
    head.lease = { leaseId, cameraId: camera.id, holder: actor, expiresAtMs };
    this.watch(camera.id, head);
    if (!mine) this.announce({ cameraId: camera.id, holder: actor, expiresAtMs });
    return done(head.lease);
  }

  renew(cameraId: string, leaseId: string): Result<PtzLease> {
    const head = this.headOf(cameraId);
    const lease = this.own(head, leaseId);
    if (!lease.ok) return lease;
    lease.value.expiresAtMs = this.now() + leaseMs;
    this.watch(cameraId, head);
    return lease;
  }

  release(cameraId: string, leaseId: string): void {
    const head = this.headOf(cameraId);
    if (head.lease?.leaseId !== leaseId) return;
    this.drop(cameraId, head);
  }

  move(cameraId: string, leaseId: string, pan: number): Result<PtzState> {
    const head = this.headOf(cameraId);
    const lease = this.own(head, leaseId);
    if (!lease.ok) return lease;
    this.turn(cameraId, head);
    if (head.stopsAtMs !== 0 && head.stopsAtMs <= this.now()) note(head, stopOf(head, this.now()));
    head.speed = pan;
    head.movedAtMs = this.now();
    head.stopsAtMs = this.now() + moveMs;
    note(head, { kind: 'move', atMs: this.now() });
    lease.value.expiresAtMs = this.now() + leaseMs;
    this.watch(cameraId, head);
    return done(this.stateOf(cameraId, head, lease.value));
  }

  stop(cameraId: string, leaseId: string): Result<PtzState> {
    const head = this.headOf(cameraId);
    const lease = this.own(head, leaseId);
    if (!lease.ok) return lease;
    this.halt(cameraId, head);
    return done(this.stateOf(cameraId, head, lease.value));
  }

  goTo(cameraId: string, leaseId: string, presetId: string): Result<PtzState> {
    const head = this.headOf(cameraId);
    const lease = this.own(head, leaseId);
    if (!lease.ok) return lease;
    const preset = presets.find((one) => one.presetId === presetId);
    if (!preset) return refused(404, 'unknown-preset', 'no such preset');
    this.halt(cameraId, head);
    head.place = preset.place;
    this.look(cameraId, head);
    return done(this.stateOf(cameraId, head, lease.value));
  }

  sideAt(cameraId: string, segment: number): Side {
    const head = this.heads.get(cameraId);
    if (!head) return 0;
    this.turn(cameraId, head);
    return head.sides.findLast((entry) => entry.from <= segment)?.side ?? 0;
  }

  close(): void {
    for (const head of this.heads.values()) if (head.timer) clearTimeout(head.timer);
  }

  /** What a head was told lately: for rehearsals that measure how soon it stands. */
  ordersOf(cameraId: string): PtzOrder[] {
    const head = this.heads.get(cameraId);
    if (head === undefined) return [];
    const isOver = head.stopsAtMs !== 0 && head.stopsAtMs <= this.now();
    return isOver ? [...head.orders, { kind: 'limit', atMs: head.stopsAtMs }] : head.orders;
  }

  private headOf(cameraId: string): Head {
    let head = this.heads.get(cameraId);
    if (!head) {
      const still = { place: 0, speed: 0, movedAtMs: 0, stopsAtMs: 0 };
      head = { lease: null, ...still, timer: null, sides: [], orders: [] };
      this.heads.set(cameraId, head);
    }
    return head;
  }

  private current(head: Head): PtzLease | null {
    return head.lease && head.lease.expiresAtMs > this.now() ? head.lease : null;
  }

  private own(head: Head, leaseId: string): Result<PtzLease> {
    const held = this.current(head);
    if (held?.leaseId === leaseId) return done(held);
    return held ? heldBy(held) : refused(409, 'lease-lost', 'the lease is over; take it again');
  }

  /** Turns the head for the time that has passed since the last look, up to its stop. */
  private turn(cameraId: string, head: Head): void {
    const until = Math.min(this.now(), head.stopsAtMs);
    const passed = Math.max(0, until - head.movedAtMs);
    if (head.speed === 0 || passed === 0) return;
    head.place = Math.max(-1, Math.min(1, head.place + (head.speed * passed) / turnMs));
    head.movedAtMs = until;
    if (this.now() >= head.stopsAtMs) head.speed = 0;
    this.look(cameraId, head);
  }

  /** The segment that is being recorded now is the first that looks the new way. */
  private look(cameraId: string, head: Head): void {
    const side: Side = head.place > 0.35 ? 1 : head.place < -0.35 ? -1 : 0;
    const last = head.sides.at(-1)?.side ?? 0;
    if (side === last) return;
    const from = newestSegment(cameraId, this.now()) + 1;
    head.sides = [...head.sides.filter((entry) => entry.from < from), { from, side }].slice(-20);
  }

  private halt(cameraId: string, head: Head): void {
    this.turn(cameraId, head);
    if (head.stopsAtMs !== 0) note(head, stopOf(head, this.now()));
    head.speed = 0;
    head.stopsAtMs = 0;
  }

  private stateOf(cameraId: string, head: Head, lease: PtzLease): PtzState {
    const moving = head.speed !== 0 && head.stopsAtMs > this.now();
    return {
      cameraId,
      moving,
      stopsAtMs: moving ? head.stopsAtMs : null,
      leaseExpiresAtMs: lease.expiresAtMs,
    };
  }

  private watch(cameraId: string, head: Head): void {
    if (head.timer) clearTimeout(head.timer);
    const wait = Math.max(0, (head.lease?.expiresAtMs ?? 0) - this.now());
    head.timer = setTimeout(() => {
      this.drop(cameraId, head);
    }, wait);
    head.timer.unref();
  }

  private drop(cameraId: string, head: Head): void {
    this.halt(cameraId, head);
    if (head.timer) clearTimeout(head.timer);
    head.timer = null;
    head.lease = null;
    this.announce({ cameraId, holder: null, expiresAtMs: null });
  }
}

/** A head whose time was over stood before it was told to. */
function stopOf({ stopsAtMs }: Head, now: number): PtzOrder {
  return stopsAtMs <= now ? { kind: 'limit', atMs: stopsAtMs } : { kind: 'stop', atMs: now };
}

function note(head: Head, order: PtzOrder): void {
  head.orders = [...head.orders, order].slice(-ordersKept);
}

function heldBy(lease: PtzLease): { ok: false; refusal: Refusal } {
  return refused(409, 'held', `steered by ${lease.holder.name}`, {
    holder: lease.holder,
    expiresAtMs: lease.expiresAtMs,
  });
}
