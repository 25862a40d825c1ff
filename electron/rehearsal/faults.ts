import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const faultKinds = [
  'offline',
  'unauthorized',
  'not-found',
  'server-error',
  'expired-token',
  'refused',
  'never-answers',
  'html',
  'stale-playlist',
  'unplayable-codec',
  'late',
  'too-slow',
  'tls',
  'freeze',
  'black',
  'loop',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Faults of the picture itself: every answer is in order, and what it shows is not true. */
export type DrawnFault = Extract<FaultKind, 'freeze' | 'black' | 'loop'>;

/** The fault of the picture, if it is one. */
export function drawnFault(fault: FaultKind | undefined): DrawnFault | null {
  return fault === 'freeze' || fault === 'black' || fault === 'loop' ? fault : null;
}

export interface FaultInForce {
  cameraId: string;
  fault: FaultKind;
  sinceMs: number;
}

/** Which cameras are made to fail, and how. One fault for each camera. */
export class Faults {
  private readonly inForce = new Map<string, FaultInForce>();

  set(cameraId: string, fault: FaultKind, nowMs: number): FaultInForce {
    const entry = { cameraId, fault, sinceMs: nowMs };
    this.inForce.set(cameraId, entry);
    return entry;
  }

  lift(cameraId: string): FaultInForce | null {
    const entry = this.inForce.get(cameraId) ?? null;
    this.inForce.delete(cameraId);
    return entry;
  }

  of(cameraId: string): FaultInForce | null {
    return this.inForce.get(cameraId) ?? null;
  }

  list(): FaultInForce[] {
    return [...this.inForce.values()];
  }
}

/** A port of this machine on which nobody listens, for addresses that must be refused. */
export async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
