import * as z from 'zod';
import type { AlarmId, CameraId, PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';

import type { VnpApi } from './vnpApi';
import { bareId } from './vnpTranslate';

const raisedSchema = z.object({ id: z.string().min(1).max(128) });

/** The extension for rehearsals: something happens, and its words say that it is one. */
export const rehearse = async (
  { platformId, api }: { platformId: PlatformId; api: VnpApi },
  cameraId: CameraId,
  happening: string,
): Promise<Outcome<AlarmId>> => {
  const body = { cameraId: bareId(cameraId), kind: happening, isRehearsal: true };
  const raised = await api.ask({ method: 'POST', path: '/rehearsal/alarms', body }, raisedSchema);
  return raised.ok ? success(`${platformId}:${raised.value.id}` as AlarmId) : raised;
};
