import type { Heard, MappingPreview } from '#contract/alarmSource';
import { failure, success, type Outcome } from '#contract/outcome';
import type { AlarmSourcesPort } from '../../electron/wall/ports/alarmSources';

/** Sources that do nothing but remember what was asked of them. */
export class FakeSources implements AlarmSourcesPort {
  readonly secrets = new Map<string, string>();
  readonly connected: string[] = [];
  recorded = '';

  connect(...[source, secret]: Parameters<AlarmSourcesPort['connect']>): Promise<Outcome<null>> {
    this.connected.push(source.sourceId);
    if (secret !== null) this.secrets.set(source.sourceId, secret);
    return Promise.resolve(success(null));
  }

  remove(sourceId: string): Promise<Outcome<null>> {
    const isKnown = this.secrets.delete(sourceId);
    return Promise.resolve(isKnown ? success(null) : failure('source/unknown'));
  }

  hasSecret(sourceId: string): Promise<boolean> {
    return Promise.resolve(this.secrets.has(sourceId));
  }

  heard(): Heard {
    return { messages: 0, alarms: 0, unreadable: 0, lastAtMs: null, last: [] };
  }

  preview(): MappingPreview {
    return { format: null, alarms: [], more: 0, problems: [], found: [] };
  }

  replay(
    ...[, text]: Parameters<AlarmSourcesPort['replay']>
  ): ReturnType<AlarmSourcesPort['replay']> {
    if (text === '') return undefined;
    const none = { raised: 0, ended: 0, ignored: 0, unreadable: 0, withoutCamera: 0 };
    return { messages: text.split('\n').length, ...none, firstUnreadable: null };
  }

  record(): string {
    return this.recorded;
  }
}
