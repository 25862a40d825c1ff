/** Why a request is refused: what the wire calls a problem. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  detail?: Record<string, unknown>;
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(
  status: number,
  code: string,
  message: string,
  detail?: Record<string, unknown>,
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { status, code, message, ...(detail ? { detail } : {}) } };
}

export const unknownCamera = (cameraId: string) =>
  refused(404, 'unknown-camera', 'no such camera', { cameraId });
