import { useEffect, useReducer } from 'react';
import type { AlarmRule } from '#contract/alarmRule';
import type { RuleBook } from '#contract/ruleBook';
import type { ClauseKey } from './clauses';

/** What is being edited. */
export interface RuleDraft {
  book: RuleBook;
  /** As it is in force. */
  kept: RuleBook;
  /** Newest last. */
  past: readonly RuleBook[];
  chosen: string | null;
  /** The rule whose words can be changed now. */
  editing: string | null;
  /** Parts of that rule that were added and hold no word yet. */
  opened: readonly ClauseKey[];
}

export type RuleDraftAction =
  | { type: 'read'; book: RuleBook }
  /** Another book in the editor: an older version. */
  | { type: 'replaced'; book: RuleBook }
  | { type: 'saved' }
  | { type: 'undone' }
  | { type: 'zonesChanged'; zones: RuleBook['zones'] }
  | { type: 'ruleAdded'; rule: AlarmRule }
  | { type: 'ruleChanged'; rule: AlarmRule }
  | { type: 'ruleRemoved' }
  | { type: 'ruleMoved'; by: -1 | 1 }
  | { type: 'chosen'; ruleId: string }
  | { type: 'stepped'; by: -1 | 1 }
  | { type: 'edited'; ruleId: string | null }
  | { type: 'opened'; keys: readonly ClauseKey[] };

const undoDepth = 100;

const noRules: RuleBook = { table: [], zones: [] };

/** Nothing read yet, and so nothing unsaved: book and kept are one. */
export const emptyDraft: RuleDraft = {
  book: noRules,
  kept: noRules,
  past: [],
  chosen: null,
  editing: null,
  opened: [],
};

const changed = (draft: RuleDraft, book: RuleBook): RuleDraft => ({
  ...draft,
  book,
  past: [...draft.past, draft.book].slice(-undoDepth),
});

const withTable = (draft: RuleDraft, table: AlarmRule[]): RuleDraft =>
  changed(draft, { ...draft.book, table });

const leaveEditing = { editing: null, opened: [] } as const;

export function ruleDraftReducer(draft: RuleDraft, action: RuleDraftAction): RuleDraft {
  const { table } = draft.book;
  const at = table.findIndex(({ ruleId }) => ruleId === draft.chosen);
  switch (action.type) {
    case 'read':
      // Left unsaved and opened again: it goes on where it was.
      if (draft.book !== draft.kept) return { ...draft, kept: action.book };
      return {
        ...emptyDraft,
        book: action.book,
        kept: action.book,
        chosen: action.book.table[0]?.ruleId ?? null,
      };
    case 'replaced':
      return { ...changed(draft, action.book), ...leaveEditing };
    case 'saved':
      return { ...draft, kept: draft.book, ...leaveEditing };
    case 'undone': {
      const before = draft.past.at(-1);
      if (before === undefined) return draft;
      return { ...draft, book: before, past: draft.past.slice(0, -1), opened: [] };
    }
    case 'zonesChanged':
      return changed(draft, { ...draft.book, zones: action.zones });
    case 'ruleAdded': {
      const { ruleId } = action.rule;
      const rules = table.toSpliced(at + 1, 0, action.rule);
      return { ...withTable(draft, rules), chosen: ruleId, editing: ruleId, opened: [] };
    }
    case 'ruleChanged': {
      const { rule } = action;
      return withTable(
        draft,
        table.map((one) => (one.ruleId === rule.ruleId ? rule : one)),
      );
    }
    case 'ruleRemoved': {
      if (at < 0) return draft;
      const rules = table.toSpliced(at, 1);
      const chosen = rules[Math.min(at, rules.length - 1)]?.ruleId ?? null;
      return { ...withTable(draft, rules), chosen, ...leaveEditing };
    }
    case 'ruleMoved': {
      const rule = table[at];
      const to = at + action.by;
      if (rule === undefined || to < 0 || to >= table.length) return draft;
      return withTable(draft, table.toSpliced(at, 1).toSpliced(to, 0, rule));
    }
    case 'chosen':
      return { ...draft, chosen: action.ruleId };
    case 'stepped': {
      const next = table[Math.max(0, Math.min(table.length - 1, at + action.by))];
      return next === undefined ? draft : { ...draft, chosen: next.ruleId };
    }
    case 'edited':
      return {
        ...draft,
        chosen: action.ruleId ?? draft.chosen,
        editing: action.ruleId,
        opened: [],
      };
    case 'opened':
      return { ...draft, opened: action.keys };
  }
}

/** What was left unsaved, until it is saved or the program ends. */
let unsaved = emptyDraft;

/** The draft of this desk; leaving the page loses nothing. */
export function useRuleDraft() {
  const [draft, dispatch] = useReducer(ruleDraftReducer, unsaved);
  useEffect(() => {
    unsaved = draft.book === draft.kept ? emptyDraft : { ...draft, ...leaveEditing };
  }, [draft]);
  return [draft, dispatch] as const;
}
