import type { CameraId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import type { AddressPort } from '../../electron/wall/ports';

/** Takes every address for the first camera. */
export class FakeAddresses implements AddressPort {
  readonly added: string[] = [];

  add(url: string): Promise<Outcome<{ cameraId: CameraId }>> {
    this.added.push(url);
    return Promise.resolve(success({ cameraId: 'city:1' as CameraId }));
  }
}
