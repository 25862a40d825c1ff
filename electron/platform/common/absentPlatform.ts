import { capableOf } from '#contract/capabilities';
import { failure, type Outcome } from '#contract/outcome';

import type { PlatformStream } from '../../wall/ports';
import { BasicPlatform, type BasicParts } from './basicPlatform';

const refused = failure(
  'platform/refused',
  'this version does not speak with platforms of its kind',
);

/** Stands for a platform whose kind this version does not know: its light says so. */
export class AbsentPlatform extends BasicPlatform {
  readonly capabilities = capableOf();

  constructor(parts: BasicParts) {
    super(parts, false);
  }

  start(): void {
    this.keeper.change({ isCatalogLoading: false });
    this.keeper.down(refused.fault);
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  openStream(): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(failure('catalog/unknown-camera'));
  }

  renewStream(): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(failure('stream/lease-ended'));
  }

  closeStream(): Promise<void> {
    return Promise.resolve();
  }
}
