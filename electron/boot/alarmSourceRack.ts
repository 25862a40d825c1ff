import type { AlarmReport } from '#contract/alarm';
import type {
  AlarmMapping,
  AlarmSource,
  Heard,
  MappingPreview,
  Sample,
} from '#contract/alarmSource';
import type { PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { MessageLine } from '../platform/common/messageLine';
import { IntakePlatform } from '../platform/intake/intakePlatform';
import { mqttSourceLine } from '../platform/intake/mqttSource';
import { previewMapping, replayRecorded } from '../platform/intake/tryMapping';
import { WebhookLine } from '../platform/intake/webhookLine';
import type { ClockPort, JournalPort, PlatformPort } from '../wall/ports';
import type { AlarmSourcesPort, FindCamera } from '../wall/ports/alarmSources';
import { leftOpenOf } from './leftOpen';
import type { Passwords } from './platformRack';

/** Where sources stand among the platforms. */
interface Stand {
  stand(platform: PlatformPort): void;
  detach(platformId: PlatformId): Promise<void>;
}

interface Parts {
  rack: Stand;
  vault: Passwords;
  clock: ClockPort;
  journal: Pick<JournalPort, 'findAlarms'>;
  findCamera: FindCamera;
}

const nothingHeard: Heard = { messages: 0, alarms: 0, unreadable: 0, lastAtMs: null, last: [] };

/** Alarms from elsewhere: builds the sources that the settings name and keeps their secrets. */
export class AlarmSourceRack implements AlarmSourcesPort {
  readonly #parts: Parts;
  readonly #standing = new Map<PlatformId, { port: IntakePlatform; reach: string }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins what the settings name; nothing waits for it. */
  async connectKept(sources: readonly AlarmSource[]): Promise<void> {
    for (const source of sources) await this.#put(source);
  }

  /** Cameras came or went: alarms may find the one that they name. */
  catalogChanged(): void {
    for (const { port } of this.#standing.values()) port.catalogChanged();
  }

  async connect(source: AlarmSource, secret: string | null): Promise<Outcome<null>> {
    const kept =
      secret === null
        ? success(null)
        : await this.#parts.vault.put(nameOf(source.sourceId), secret);
    await this.#put(source);
    return kept;
  }

  async remove(sourceId: PlatformId): Promise<Outcome<null>> {
    const isKnown = this.#standing.has(sourceId) || (await this.hasSecret(sourceId));
    await this.#take(sourceId, true);
    await this.#parts.vault.forget(nameOf(sourceId));
    return isKnown ? success(null) : failure('source/unknown');
  }

  async hasSecret(sourceId: PlatformId): Promise<boolean> {
    return ((await this.#parts.vault.get(nameOf(sourceId))) ?? '') !== '';
  }

  heard(sourceId: PlatformId): Heard {
    return this.#standing.get(sourceId)?.port.heard() ?? nothingHeard;
  }

  record(sourceId: PlatformId): string {
    return this.#standing.get(sourceId)?.port.record() ?? '';
  }

  preview(mapping: AlarmMapping, sample: Sample): MappingPreview {
    return previewMapping(mapping, sample, this.#parts.findCamera);
  }

  replay(mapping: AlarmMapping, text: string): ReturnType<AlarmSourcesPort['replay']> {
    return replayRecorded(mapping, text, this.#parts.findCamera);
  }

  async #put(source: AlarmSource): Promise<void> {
    const { sourceId } = source;
    const { rack, vault, clock, journal, findCamera } = this.#parts;
    const reach = reachOf(source);
    const before = this.#standing.get(sourceId);
    await this.#take(sourceId, before !== undefined && before.reach !== reach);
    if (!source.isOn) return;
    const secret = (await vault.get(nameOf(sourceId))) ?? '';
    const port = new IntakePlatform({
      source,
      line: lineOf(source, secret, clock),
      clock,
      findCamera,
      leftOpen: (): Promise<AlarmReport[]> => leftOpenOf(sourceId, journal, clock.now()),
    });
    this.#standing.set(sourceId, { port, reach });
    rack.stand(port);
  }

  async #take(sourceId: PlatformId, isForGood: boolean): Promise<void> {
    const standing = this.#standing.get(sourceId);
    if (standing === undefined) return;
    this.#standing.delete(sourceId);
    if (isForGood) await standing.port.stopForGood();
    await this.#parts.rack.detach(sourceId);
  }
}

/** Secrets of sources lie beside those of platforms. */
const nameOf = (sourceId: PlatformId): string => `source:${sourceId}`;

/** With another of these, what waits at the broker for this source waits in vain. */
const reachOf = (source: AlarmSource): string =>
  source.kind === 'mqtt' ? JSON.stringify([source.address, source.topics]) : source.kind;

const lineOf = (source: AlarmSource, secret: string, clock: ClockPort): MessageLine =>
  source.kind === 'mqtt'
    ? mqttSourceLine({ source, password: secret, clock })
    : new WebhookLine({ source, secret, clock });
