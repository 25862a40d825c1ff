import { useEffect, useState } from 'react';
import type { CameraId } from '#contract/ids';
import { request } from '../../bridge/bridge';

/** A pointer on its way across the list asks for nothing. */
const restMs = 120;

/** What a list of cameras is pointed at: the keyboard's row and its neighbours, the pointer's row. */
export interface Pointed {
  rows: readonly { cameraId: string | undefined }[];
  active: number;
}

/** The cameras that are likeliest called next from a list, the likeliest first. */
export function likelyCameras({ rows, active }: Pointed, hovered: string | undefined): CameraId[] {
  const near = [active, active + 1, active - 1].map((index) => rows[index]?.cameraId);
  const named = [hovered, ...near].filter((cameraId) => cameraId !== undefined);
  return [...new Set(named)] as CameraId[];
}

/** Tells main which cameras may be called next; the answer is told what the pointer is on. */
export function useHint(pointed: Pointed): (cameraId: string | undefined) => void {
  const [hovered, setHovered] = useState<string>();
  const likely = likelyCameras(pointed, hovered).join(' ');
  useEffect(() => {
    if (likely === '') return undefined;
    const cameraIds = likely.split(' ') as CameraId[];
    const timer = setTimeout(() => void request('stream:hint', { cameraIds }), restMs);
    return () => clearTimeout(timer);
  }, [likely]);
  return setHovered;
}
