import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmRules } from '#contract/alarmRules';
import type { AlarmId } from '#contract/ids';
import type { TrialSide } from '#contract/ruleBook';
import { AlarmReports } from './alarmReports';
import { deriveAlarms, newMemory, type AlarmMatter } from './deriveAlarms';
import { FloodWatch } from './floodWatch';
import type { OpenAlarm } from './openAlarm';
import { OpenAlarms } from './openAlarms';
import type { RuleAreas } from './ruleAreas';
import {
  decideSpotlight,
  nothingTaken,
  type SpotlightDecision,
  type StageTile,
  type TakenTile,
} from './spotlight';
import { spotKey } from './tileCalm';
import { VirtualClock } from './virtualClock';

/** An alarm that took a tile in a trial. */
export interface TrialPop {
  tile: TakenTile;
  alarm: Alarm;
  displaced: Alarm | undefined;
  more: number;
  /** Null while it holds the tile. */
  leftAtMs: number | null;
}

interface TrialDeps {
  rules: AlarmRules;
  areas: RuleAreas;
  /** The wall as it stands now, nobody at work on it. */
  tiles: readonly StageTile[];
  giveBackMs: number;
  startMs: number;
}

/** Nobody shelved, re-rated or stopped anything in a trial. */
const edition = {};
const orders: AlarmMatter['orders'] = {
  asideOf: () => null,
  edition: () => edition,
  ratingOf: () => null,
  returnedAtMs: () => null,
};

/** One wall that a past night runs over: the engines of the station, under a clock of its own. */
export class TrialWall {
  readonly pops: TrialPop[] = [];
  readonly #deps: TrialDeps;
  readonly #clock: VirtualClock;
  readonly #reports: AlarmReports;
  readonly #flood: FloodWatch;
  readonly #memory = newMemory();
  readonly #seen = { shown: new Set<AlarmId>(), hidden: new Set<AlarmId>() };
  /** Those of the pops that still hold their tile, by tile. */
  readonly #holding = new Map<string, TrialPop>();
  readonly #counts = { sounded: 0, spoken: 0, scenes: 0, floods: 0, mostWaiting: 0 };
  readonly #open = new OpenAlarms();
  #spotlight: Omit<SpotlightDecision, 'lights'> = {
    ...nothingTaken,
    nextAtMs: null,
  };
  #derivedNextAtMs = Number.POSITIVE_INFINITY;
  #wasFlood = false;

  constructor(deps: TrialDeps) {
    this.#deps = deps;
    this.#clock = new VirtualClock(deps.startMs);
    this.#reports = new AlarmReports({ clock: this.#clock });
    this.#flood = new FloodWatch({ clock: this.#clock, windowMs: () => deps.rules.floodMs });
  }

  /** When time alone changes something here. */
  nextAtMs(): number {
    const spotlightAtMs = this.#spotlight.nextAtMs ?? Number.POSITIVE_INFINITY;
    const nextAtMs = Math.min(this.#derivedNextAtMs, spotlightAtMs, this.#clock.nextAtMs());
    // Whatever is told to be due already is due with the next turn.
    return Math.max(nextAtMs, this.#clock.now() + 1);
  }

  /** It is then, and these came. */
  step(atMs: number, came: readonly AlarmReport[]): void {
    this.#clock.passTo(atMs);
    for (const report of came) this.#reports.take(report, false);
    const alarms = this.#derive();
    for (const alarm of this.#open.replace(alarms)) this.#raise(alarm);
    this.#light(alarms.filter(({ aside }) => aside === null));
  }

  side(): TrialSide {
    const { shown, hidden } = this.#seen;
    const neverShown = [...hidden].filter((alarmId) => !shown.has(alarmId));
    return {
      ...this.#counts,
      shown: shown.size,
      hidden: neverShown.length,
      popped: this.pops.length,
    };
  }

  #derive(): OpenAlarm[] {
    const { rules, areas } = this.#deps;
    const { alarms, over, nextAtMs } = deriveAlarms(
      {
        points: this.#reports.points(),
        isPending: () => false,
        orders,
        rules,
        areas,
        nowMs: this.#clock.now(),
      },
      this.#memory,
    );
    this.#derivedNextAtMs = nextAtMs;
    this.#reports.drop(over);
    for (const { alarmId, aside } of alarms) {
      if (aside === 'suppressed') this.#seen.hidden.add(alarmId);
      else this.#seen.shown.add(alarmId);
    }
    return alarms;
  }

  #raise(alarm: Alarm): void {
    this.#flood.alarmRaised(alarm);
    if (this.#flood.isOn() && !this.#wasFlood) this.#counts.floods += 1;
    this.#wasFlood = this.#flood.isOn();
    const { ruling } = alarm;
    if (ruling.hasSound) this.#counts.sounded += 1;
    if (ruling.isSpoken) this.#counts.spoken += 1;
    if (ruling.scene !== null) this.#counts.scenes += 1;
  }

  #light(open: readonly Alarm[]): void {
    const { tiles, giveBackMs, rules } = this.#deps;
    const now = this.#clock.now();
    const decision = decideSpotlight(this.#spotlight, {
      tiles,
      alarms: open,
      now,
      giveBackMs,
      isFlood: this.#flood.isOn(),
      isWorked: () => false,
      zones: rules.zones,
    });
    this.#wasFlood = this.#flood.isOn();
    const more = decision.lights.reduce((sum, { moreAlarms }) => sum + moreAlarms, 0);
    this.#counts.mostWaiting = Math.max(this.#counts.mostWaiting, more);
    this.#record(decision.taken, more, new Map(open.map((alarm) => [alarm.alarmId, alarm])));
    this.#spotlight = decision;
  }

  #record(taken: readonly TakenTile[], more: number, open: ReadonlyMap<AlarmId, Alarm>): void {
    const now = this.#clock.now();
    const takers = new Map(taken.map((tile) => [spotKey(tile), tile]));
    const left = new Map<string, Alarm | undefined>();
    for (const [key, pop] of this.#holding) {
      if (takers.get(key)?.alarmId === pop.tile.alarmId) continue;
      pop.leftAtMs = now;
      left.set(key, open.get(pop.tile.alarmId));
      this.#holding.delete(key);
    }
    for (const [key, tile] of takers) {
      const alarm = open.get(tile.alarmId);
      if (this.#holding.has(key) || alarm === undefined) continue;
      const pop = { tile, alarm, displaced: left.get(key), more, leftAtMs: null };
      this.#holding.set(key, pop);
      this.pops.push(pop);
    }
  }
}
