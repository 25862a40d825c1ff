import type { AlarmReport } from '#contract/alarm';
import type { AlarmRules } from '#contract/alarmRules';
import { failure, type Outcome } from '#contract/outcome';
import {
  trialLimits,
  type RuleBook,
  type RulePreview,
  type RuleWords,
  type Trial,
} from '#contract/ruleBook';
import type { AlarmLedger } from './alarmLedger';
import type { CatalogIndex } from './catalogIndex';
import type { ClockPort } from './ports';
import type { RuleAreas } from './ruleAreas';
import { previewOf } from './rulePreview';
import { RuleTrials } from './ruleTrials';
import { ruleWords } from './ruleWords';
import type { StageTile } from './spotlight';

const dayMs = 86_400_000;
/** Alarms looked at for words and previews, newest stretch only. */
const maxLooked = 5_000;

interface RuleDeskDeps {
  clock: ClockPort;
  catalog: CatalogIndex;
  alarms: AlarmLedger;
  rules: () => AlarmRules;
  areas: () => RuleAreas;
  /** What is known at last of alarms that began then, oldest first. */
  past: (fromMs: number, toMs: number, limit: number) => Promise<AlarmReport[]>;
  stage: () => StageTile[];
  giveBackMs: () => number;
}

/** What the editor of rules asks: words to choose from, what a draft would hold for, trials. */
export class RuleDesk {
  readonly #deps: RuleDeskDeps;
  readonly #trials: RuleTrials;

  constructor(deps: RuleDeskDeps) {
    this.#deps = deps;
    this.#trials = new RuleTrials(deps);
  }

  async words(): Promise<RuleWords> {
    const { alarms, catalog } = this.#deps;
    return ruleWords([...alarms.all(), ...(await this.#lastDay())], catalog);
  }

  async preview({ table }: RuleBook): Promise<RulePreview> {
    const { alarms, areas, clock } = this.#deps;
    const day = await this.#lastDay();
    return previewOf({
      table,
      areas: areas(),
      open: alarms.all(),
      day,
      nowMs: clock.now(),
    });
  }

  /** A draft over a stretch of the past, beside the rules in force. */
  async try(book: RuleBook, fromMs: number, toMs: number): Promise<Outcome<Trial>> {
    const { areas, rules, past, stage, giveBackMs } = this.#deps;
    const isStretch = toMs > fromMs && toMs - fromMs <= trialLimits.spanMs;
    if (!isStretch) return failure('request/bad-arguments', 'stretch');
    return this.#trials.run({
      fromMs,
      toMs,
      reports: await past(fromMs, toMs, trialLimits.alarms + 1),
      present: rules(),
      draft: { ...rules(), ...book },
      areas: areas(),
      tiles: stage(),
      giveBackMs: giveBackMs(),
    });
  }

  trying(): number | null {
    return this.#trials.share();
  }

  stop(): void {
    this.#trials.stop();
  }

  #lastDay(): Promise<AlarmReport[]> {
    const now = this.#deps.clock.now();
    return this.#deps.past(now - dayMs, now, maxLooked);
  }
}
