import { capableOf } from '#contract/capabilities';
import { failure, type Fault, type Outcome } from '#contract/outcome';

import type { PlatformStream } from '../../wall/ports';
import { BasicPlatform, type BasicParts } from './basicPlatform';

const refused = failure(
  'platform/refused',
  'this version does not speak with platforms of its kind',
);

/** Stands for a platform that this station cannot speak with: its light says why. */
export class AbsentPlatform extends BasicPlatform {
  readonly capabilities = capableOf();

  readonly #fault: Fault;

  /** @param fault why; left out, this version does not know its kind */
  constructor(parts: BasicParts, fault: Fault = refused.fault) {
    super(parts, false);
    this.#fault = fault;
  }

  start(): void {
    this.keeper.change({ isCatalogLoading: false });
    this.keeper.down(this.#fault);
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
