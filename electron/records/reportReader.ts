import type Database from 'libsql';
import { alarmReportSchema, type AlarmReport } from '#contract/alarm';
import type { AlarmPage, AlarmQuery } from '#contract/history';
import { incidentSchema, type Incident } from '#contract/incident';
import { idAt, kindTerm, nodeTerm, priorityTerm } from './alarmRow';
import { expressionOf, phrasesOf, termsOf, wordToComplete } from './searchTerms';

const most = 100_000;
const maxCompletions = 32;

interface Row {
  id: number;
  report: string;
}

/** Looks into the file of reports and changes nothing. */
export class ReportReader {
  readonly #database: Database.Database;
  /** All words that begin so, as long as nothing is written: the next letter only leaves some out. */
  #completed: { beginning: string; terms: readonly string[] } | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
    // A view on the index itself, gone with the connection.
    database.exec(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'alarm_terms', 'row')",
    );
  }

  /** Newest first; a page of rows that match, and where the next one begins. */
  find(query: AlarmQuery): AlarmPage {
    const rows = this.#rows(query, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const isMore = rows.length > query.limit;
    return {
      rows: page.flatMap(({ report }) => parsedAlarm(report)),
      next: isMore ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** Between two letters: what the next one will need takes longer than the search itself. */
  lookAhead(text: string): void {
    const word = wordToComplete(text);
    if (word !== undefined) this.#completions(word);
  }

  /** Words may have come that were not there before. */
  changed(): void {
    this.#completed = undefined;
  }

  /** What somebody may type: the words of the newest alarms, letter by letter, the shortest first. */
  likelySearches(limit: number): string[] {
    const newest = this.#database
      .prepare('SELECT words FROM alarms ORDER BY id DESC LIMIT 50')
      .all() as { words: string }[];
    const beginnings = newest
      .flatMap(({ words }) => termsOf(words))
      .flatMap((term) => [...term].map((_, at, letters) => letters.slice(0, at + 1).join('')));
    return [...new Set(beginnings)].sort((a, b) => a.length - b.length).slice(0, limit);
  }

  alarmsBetween(fromMs: number, toMs: number, limit = most): AlarmReport[] {
    const rows = this.#database
      .prepare('SELECT report FROM alarms WHERE id >= ? AND id < ? ORDER BY id LIMIT ?')
      .all(idAt(fromMs), idAt(toMs + 1), limit) as Row[];
    return rows.flatMap(({ report }) => parsedAlarm(report));
  }

  incidentsBetween(fromMs: number, toMs: number, limit = most): Incident[] {
    const rows = this.#database
      .prepare(
        `SELECT report FROM incidents WHERE reported_ms BETWEEN ? AND ?
         ORDER BY reported_ms, incident_id LIMIT ?`,
      )
      .all(Math.round(fromMs), Math.round(toMs), limit) as Row[];
    return rows.flatMap(({ report }) => parsedIncident(report));
  }

  /** A few words are walked from the newest row on; a beginning of many is left to the index. */
  #completions(beginning: string): readonly string[] | undefined {
    const known = this.#completed;
    if (known !== undefined && beginning.startsWith(known.beginning))
      return known.terms.filter((term) => term.startsWith(beginning));
    const rows = this.#database
      .prepare('SELECT term FROM temp.words WHERE term >= ? AND term < ? LIMIT ?')
      .all(beginning, `${beginning}\u{10ffff}`, maxCompletions + 1) as { term: string }[];
    if (rows.length > maxCompletions) return undefined;
    const terms = rows.map(({ term }) => term);
    this.#completed = { beginning, terms };
    return terms;
  }

  #rows(query: AlarmQuery, limit: number): Row[] {
    const { text, priorities, kinds, nodeIds } = query;
    const expression = expressionOf(
      text,
      [priorities.map(priorityTerm), kinds.map(kindTerm), nodeIds.map(nodeTerm)],
      (beginning) => this.#completions(beginning),
    );
    const phrases = phrasesOf(text);
    const from = query.fromMs === null ? 0 : idAt(query.fromMs);
    const to = query.toMs === null ? Number.MAX_SAFE_INTEGER : idAt(query.toMs + 1);
    const before = Math.min(to, query.before ?? Number.MAX_SAFE_INTEGER);
    if (expression === '') {
      return this.#database
        .prepare('SELECT id, report FROM alarms WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?')
        .all(from, before, limit) as Row[];
    }
    // The full-text index is walked from the newest on and left as soon as the page is full.
    const spoken = phrases.map(() => 'AND instr(a.words, ?) > 0').join(' ');
    return this.#database
      .prepare(
        `SELECT a.id, a.report FROM alarm_terms t CROSS JOIN alarms a ON a.id = t.rowid
         WHERE t.alarm_terms MATCH ? AND t.rowid >= ? AND t.rowid < ? ${spoken}
         ORDER BY t.rowid DESC LIMIT ?`,
      )
      .all(expression, from, before, ...phrases, limit) as Row[];
  }
}

/** What was kept was parsed at the door; a later build may ask for more than it held then. */
const parsedAlarm = (text: string): AlarmReport[] => {
  const parsed = alarmReportSchema.safeParse(JSON.parse(text));
  return parsed.success ? [parsed.data] : [];
};

const parsedIncident = (text: string): Incident[] => {
  const parsed = incidentSchema.safeParse(JSON.parse(text));
  return parsed.success ? [parsed.data] : [];
};
