import {
  connectionSteps,
  findingTable,
  type ConnectionReport,
  type ConnectionStep,
  type StepReport,
} from '#contract/connection';
import type { PlatformSettings } from '#contract/settings';
import type { MakePlatform } from '../platformRegistry';
import { AdapterSteps, type SeePicture } from './adapterSteps';
import { finding, type Finding } from './finding';
import { lookAtHttp } from './httpStep';
import { findName, isFile, placeOf, reach, type Place } from './reachSteps';
import { lookAtTls } from './tlsStep';

/** What a test needs from outside. */
export interface ConnectionTestParts {
  makePlatform: MakePlatform;
  seePicture: SeePicture;
  now: () => number;
}

const waiting: ConnectionReport = {
  isOver: false,
  steps: connectionSteps.map((step) => ({
    step,
    state: 'waiting',
    tookMs: null,
    finding: null,
    words: {},
    fault: null,
  })),
};

/** Tries a connection from its address to a picture, and tells at every step what it found. */
export class ConnectionTest {
  readonly #parts: ConnectionTestParts;
  readonly #settings: PlatformSettings;
  readonly #password: string;
  readonly #end = new AbortController();
  #report = waiting;

  constructor(parts: ConnectionTestParts, settings: PlatformSettings, password: string) {
    this.#parts = parts;
    this.#settings = settings;
    this.#password = password;
  }

  report(): ConnectionReport {
    return this.#report;
  }

  stop(): void {
    this.#end.abort();
  }

  /** Takes one step after the other; the first that fails is the last. */
  async run(): Promise<ConnectionReport> {
    const place = placeOf(this.#settings.address);
    const isGood = (await this.#step('address', () => this.#address(place))) && this.#isOn();
    const isMet = isGood && (place === undefined || (await this.#meet(place)));
    if (isMet) await this.#use();
    this.#report = { isOver: true, steps: this.#report.steps.map(unlessTaken) };
    return this.#report;
  }

  #isOn(): boolean {
    return !this.#end.signal.aborted;
  }

  #address(place: Place | undefined): Finding {
    const { address, kind } = this.#settings;
    if (place !== undefined) {
      return finding('address-good', { host: place.host, port: String(place.port) });
    }
    return finding(kind === 'list' && isFile(address) ? 'address-file' : 'address-bad');
  }

  /** Everything below the platform's own words. */
  async #meet(place: Place): Promise<boolean> {
    const { signal } = this.#end;
    const { now } = this.#parts;
    const { kind } = this.#settings;
    return (
      (await this.#step('name', () => findName(place))) &&
      (await this.#step('reach', () => reach(place, signal))) &&
      (await this.#step('tls', () => lookAtTls(place, now, signal))) &&
      (await this.#step('http', () => lookAtHttp(place, kind, now, signal)))
    );
  }

  /** The platform as it will be used, for a while and beside everything else. */
  async #use(): Promise<void> {
    const { makePlatform, seePicture } = this.#parts;
    const steps = new AdapterSteps(makePlatform(this.#settings, this.#password), this.#end.signal);
    try {
      const isIn = await this.#step('login', () => steps.logIn());
      const isRead = isIn && (await this.#step('catalog', () => steps.readCatalog()));
      if (isRead) await this.#step('picture', () => steps.see(seePicture));
    } finally {
      await steps.end();
    }
  }

  /** True when the next step can be taken. */
  async #step(step: ConnectionStep, take: () => Finding | Promise<Finding>): Promise<boolean> {
    if (!this.#isOn()) return false;
    this.#tell(step, { state: 'running' });
    const begunAtMs = performance.now();
    const { code, words = {}, fault = null } = await take();
    if (!this.#isOn()) return false;
    const tookMs = Math.round(performance.now() - begunAtMs);
    const state = findingTable[code];
    this.#tell(step, { state, tookMs, finding: code, words, fault });
    return state !== 'failed';
  }

  #tell(step: ConnectionStep, change: Partial<StepReport>): void {
    const steps = this.#report.steps.map((one) =>
      one.step === step ? { ...one, ...change } : one,
    );
    this.#report = { ...this.#report, steps };
  }
}

const unlessTaken = (step: StepReport): StepReport =>
  step.state === 'waiting' || step.state === 'running' ? { ...step, state: 'skipped' } : step;
