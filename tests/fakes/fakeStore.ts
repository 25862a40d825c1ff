import { success, type Fault, type Outcome } from '#contract/outcome';
import type { StorePort } from '../../electron/wall/ports';

/** Files in memory; what is written is copied, as a file would be. */
export class FakeStore implements StorePort {
  readonly values = new Map<string, unknown>();
  readonly writes: string[] = [];
  fault: Fault | undefined;

  read(name: string): Promise<Outcome<unknown>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    return Promise.resolve(success(this.values.get(name)));
  }

  write(name: string, value: unknown): Promise<Outcome<null>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    this.writes.push(name);
    this.values.set(name, structuredClone(value));
    return Promise.resolve(success(null));
  }
}
