import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newestSegment } from './liveClock';
import { leaseMs, moveMs, Ptz } from './ptz';
import type { Actor, PtzHolding } from './wire';

const camera = { id: '99010101001320001033', kind: 'ptz' as const };
const officer: Actor = { seat: 3, name: '林一', role: 'officer' };
const other: Actor = { seat: 4, name: '周岸', role: 'officer' };
const lead: Actor = { seat: 1, name: '方中', role: 'lead' };

let ptz: Ptz;
let heard: PtzHolding[];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 6) });
  heard = [];
  ptz = new Ptz(Date.now, (holding) => heard.push(holding));
  return () => {
    ptz.close();
    vi.useRealTimers();
  };
});

function taken(actor: Actor, takeOver = false): string {
  const lease = ptz.take(camera, actor, takeOver);
  if (!lease.ok) throw new Error(lease.refusal.code);
  return lease.value.leaseId;
}

const nowShows = () => ptz.sideAt(camera.id, newestSegment(camera.id, Date.now()) + 1);

describe('Ptz', () => {
  it('lets one person steer and names that person to the next', () => {
    taken(officer);
    expect(ptz.take(camera, other, false)).toMatchObject({
      refusal: { status: 409, code: 'held', detail: { holder: officer } },
    });
  });

  it('renews for the seat that holds it already', () => {
    expect(taken(officer)).toBe(taken(officer));
    expect(heard).toHaveLength(1);
  });

  it('lets a lead take over, and tells everybody', () => {
    const lost = taken(officer);
    taken(lead, true);
    expect(heard.at(-1)).toMatchObject({ holder: lead });
    expect(ptz.move(camera.id, lost, 1)).toMatchObject({ refusal: { code: 'held' } });
  });

  it('does not let an officer take over from a lead', () => {
    taken(lead);
    expect(ptz.take(camera, officer, true)).toMatchObject({ refusal: { code: 'held' } });
  });

  it('is not for cameras without a head', () => {
    const fixed = { id: camera.id, kind: 'bullet' as const };
    expect(ptz.take(fixed, officer, false)).toMatchObject({ refusal: { code: 'not-steerable' } });
  });

  it('ends after half a minute without use', () => {
    const lease = taken(officer);
    vi.advanceTimersByTime(leaseMs + 1);
    expect(heard.at(-1)).toMatchObject({ holder: null });
    expect(ptz.move(camera.id, lease, 1)).toMatchObject({ refusal: { code: 'lease-lost' } });
    expect(ptz.take(camera, other, false).ok).toBe(true);
  });

  it('is free again at once when it is released', () => {
    ptz.release(camera.id, taken(officer));
    expect(ptz.take(camera, other, false).ok).toBe(true);
  });

  it('turns the picture with the next segment, and not those before', () => {
    const lease = taken(officer);
    const last = newestSegment(camera.id, Date.now());
    ptz.move(camera.id, lease, 1);
    vi.advanceTimersByTime(moveMs);
    expect(nowShows()).toBe(1);
    expect(ptz.sideAt(camera.id, last)).toBe(0);
  });

  it('stops by itself half a second after the last move', () => {
    const lease = taken(officer);
    const moving = ptz.move(camera.id, lease, -0.5);
    expect(moving).toMatchObject({ value: { moving: true, stopsAtMs: Date.now() + moveMs } });
    // Half a second at half speed is less than it takes to see the other side.
    vi.advanceTimersByTime(10_000);
    expect(nowShows()).toBe(0);
    expect(ptz.stop(camera.id, lease)).toMatchObject({ value: { moving: false } });
  });

  it('keeps turning while moves are repeated', () => {
    const lease = taken(officer);
    for (let turn = 0; turn < 8; turn += 1) {
      ptz.move(camera.id, lease, -0.5);
      vi.advanceTimersByTime(200);
    }
    expect(nowShows()).toBe(-1);
  });

  it('goes to a preset and stays there', () => {
    const lease = taken(officer);
    expect(ptz.goTo(camera.id, lease, '2').ok).toBe(true);
    expect(nowShows()).toBe(-1);
    ptz.goTo(camera.id, lease, '1');
    vi.advanceTimersByTime(4000);
    expect(nowShows()).toBe(0);
    expect(ptz.goTo(camera.id, lease, '99')).toMatchObject({ refusal: { code: 'unknown-preset' } });
  });
});
