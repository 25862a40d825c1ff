import type { Actor } from '#contract/actor';
import { failure, success, type Outcome } from '#contract/outcome';
import {
  keptRulesSchema,
  ruleVersionsKept,
  type KeptRules,
  type RuleBook,
  type RuleVersion,
} from '#contract/ruleBook';
import type { ClockPort, StorePort } from './ports';
import type { SettingsKeeper } from './settingsKeeper';

const storeName = 'alarm-rules';

interface RuleKeeperDeps {
  clock: ClockPort;
  store: StorePort;
  settings: SettingsKeeper;
}

/** The rules of the site: those in force are settings, what was saved before is kept beside. */
export class RuleKeeper {
  readonly #deps: RuleKeeperDeps;
  #saved: KeptRules['saved'] = [];
  #line: Promise<unknown> = Promise.resolve();

  constructor(deps: RuleKeeperDeps) {
    this.#deps = deps;
  }

  /** Reads the history. A file that cannot be read leaves none; the rules in force stay. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const parsed = read.ok ? keptRulesSchema.safeParse(read.value) : undefined;
    if (parsed?.success === true) this.#saved = parsed.data.saved;
  }

  inForce(): RuleBook {
    const { table, zones } = this.#deps.settings.current().alarmRules;
    return { table, zones };
  }

  /** Newest first. */
  versions(): RuleVersion[] {
    return this.#saved.map(({ book: _book, ...version }) => version);
  }

  /** What was saved under a number. */
  version(number: number): Outcome<RuleBook> {
    const found = this.#saved.find((one) => one.number === number);
    return found === undefined ? failure('rules/unknown-version') : success(found.book);
  }

  /** In the history first, then in force. One after the other, so that each gets its number. */
  save(book: RuleBook, actor: Actor): Promise<Outcome<RuleVersion>> {
    if (actor.role !== 'lead') return Promise.resolve(failure('alarm/lead-only'));
    const wrong = inconsistency(book);
    if (wrong !== undefined) return Promise.resolve(failure('rules/inconsistent', wrong));
    const saving = this.#line.then(() => this.#put(book, actor));
    this.#line = saving;
    return saving;
  }

  async #put(book: RuleBook, actor: Actor): Promise<Outcome<RuleVersion>> {
    const { clock, store, settings } = this.#deps;
    const version: RuleVersion = {
      number: (this.#saved[0]?.number ?? 0) + 1,
      atMs: clock.now(),
      actor,
      rules: book.table.length,
    };
    const saved = [{ ...version, book }, ...this.#saved].slice(0, ruleVersionsKept);
    const written = await store.write(storeName, { version: 1, saved });
    if (!written.ok) return written;
    this.#saved = saved;
    const { alarmRules } = settings.current();
    const inForce = await settings.write({ alarmRules: { ...alarmRules, ...book } });
    return inForce.ok ? success(version) : inForce;
  }
}

/** What cannot be meant; the editor does not let it happen. */
const inconsistency = ({ table, zones }: RuleBook): string | undefined => {
  const isTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;
  if (isTwice(table.map(({ ruleId }) => ruleId))) return 'rule id';
  if (isTwice(zones.map(({ zoneId }) => zoneId))) return 'zone id';
  const known = new Set(zones.map(({ zoneId }) => zoneId));
  const isLost = table.some(({ then }) => then.zoneId !== null && !known.has(then.zoneId));
  return isLost ? 'unknown zone' : undefined;
};
