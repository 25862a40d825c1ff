import type { CameraId } from '#contract/ids';
import type { Ask } from './useDesk';

/** Makes a camera of the address of a stream and does with it what is done with cameras. */
export async function putAddress(
  url: string,
  ask: Ask,
  put: (cameraId: CameraId) => void,
): Promise<void> {
  const added = await ask('address:add', { url });
  if (added.ok) put(added.value.cameraId);
}
