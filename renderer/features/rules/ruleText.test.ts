import { describe, expect, it } from 'vitest';
import { anyAlarm, asUsual, type AlarmRule } from '#contract/alarmRule';
import type { ScreenId } from '#contract/ids';
import type { SceneRow } from '#contract/scene';
import { en } from '../../kit/text/en';
import { zhCN } from '../../kit/text/zh-CN';
import { saidClauses, withClause, withoutClause, type RuleRoom } from './clauses';
import { ruleIssues } from './issues';
import { ruleSentence } from './sentence';
import { emptyDraft, ruleDraftReducer } from './useRuleDraft';

/** The words of one language, without the machinery around them. */
const wordsOf =
  (texts: object): RuleRoom['t'] =>
  (key, values = {}) => {
    const found = key
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], texts);
    return Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      String(found),
    );
  };
const room = (locale: 'zh-CN' | 'en'): RuleRoom => ({
  words: {
    kinds: [{ kind: 'smoke', what: { zh: '烟雾', en: 'Smoke' } }],
    areas: [],
  },
  zones: [
    { zoneId: 'left', name: locale === 'en' ? 'Left' : '左区', screenIds: ['s1' as ScreenId] },
  ],
  scenes: [{ number: 3, name: 'Night' } as SceneRow],
  screens: [],
  platforms: [],
  procedures: [],
  cameras: new Map(),
  t: wordsOf(locale === 'en' ? en : zhCN),
  locale,
});
const aRule = (
  when: Partial<AlarmRule['when']>,
  then: Partial<AlarmRule['then']> = {},
  ruleId = 'one',
): AlarmRule => ({
  ruleId,
  isOn: true,
  when: { ...anyAlarm, ...when },
  then: { ...asUsual, ...then },
});

describe('a rule as a sentence', () => {
  const rule = aRule(
    { priorities: ['critical', 'high'], kinds: ['smoke'], hours: { from: 1_320, to: 360 } },
    { zoneId: 'left', isSpoken: true },
  );

  it('reads in Chinese', () => {
    expect(ruleSentence(rule, room('zh-CN'))).toBe(
      '当级别为紧急或高，类型为烟雾，时间在22:00–06:00，则只占用“左区”的报警画面，播报地点和级别。',
    );
  });

  it('reads in English', () => {
    expect(ruleSentence(rule, room('en'))).toBe(
      'When the priority is Critical or High, the type is Smoke, the time is 22:00–06:00, then it takes an alarm tile of “Left” only, place and priority are spoken.',
    );
  });

  it('says so when it is about everything or does nothing', () => {
    expect(ruleSentence(aRule({}), room('en'))).toBe(
      'When any alarm comes, then it is treated as usual.',
    );
  });

  it('loses and gains its parts one by one', () => {
    for (const key of saidClauses(rule)) {
      expect(saidClauses(withoutClause(rule, key))).not.toContain(key);
    }
    expect(saidClauses(withClause(aRule({}), 'sound', room('en')))).toEqual(['sound']);
  });
});

describe('what is wrong with a rule', () => {
  const keysOf = (rule: AlarmRule, opened: Parameters<typeof ruleIssues>[1] = []): string[] =>
    ruleIssues(rule, opened, room('en')).map(({ key }) => key);

  it('is told at its word', () => {
    expect(keysOf(aRule({}, { isSpoken: true }))).toEqual([]);
    expect(keysOf(aRule({}))).toEqual(['effect']);
    expect(keysOf(aRule({}, { isSpoken: true }), ['kinds'])).toEqual(['kinds']);
    expect(keysOf(aRule({ hours: { from: 60, to: 60 } }, { isSpoken: true }))).toEqual(['hours']);
    expect(keysOf(aRule({}, { zoneId: 'gone' }))).toEqual(['tile']);
    expect(keysOf(aRule({}, { scene: 9 }))).toEqual(['scene']);
    expect(keysOf(aRule({ priorities: ['low'] }, { scene: 3 }))).toEqual(['scene']);
    expect(keysOf(aRule({ priorities: ['critical'] }, { hasSound: false }))).toEqual(['sound']);
  });
});

describe('editing', () => {
  const begin = ruleDraftReducer(emptyDraft, {
    type: 'read',
    book: { table: [aRule({}, {}, 'a'), aRule({}, {}, 'b')], zones: [] },
  });
  const order = (draft: typeof begin): string =>
    draft.book.table.map(({ ruleId }) => ruleId).join('');

  it('moves, adds and removes, and every step is undone', () => {
    const moved = ruleDraftReducer(begin, { type: 'ruleMoved', by: 1 });
    expect(order(moved)).toBe('ba');
    const added = ruleDraftReducer(moved, { type: 'ruleAdded', rule: aRule({}, {}, 'c') });
    expect([order(added), added.editing]).toEqual(['bac', 'c']);
    const removed = ruleDraftReducer(added, { type: 'ruleRemoved' });
    expect([order(removed), removed.chosen]).toEqual(['ba', 'a']);
    const back = [1, 2, 3].reduce((draft) => ruleDraftReducer(draft, { type: 'undone' }), removed);
    expect(back.book).toBe(begin.book);
    expect(ruleDraftReducer(back, { type: 'undone' })).toBe(back);
  });

  it('stays inside the list', () => {
    const up = ruleDraftReducer(begin, { type: 'stepped', by: -1 });
    expect(up.chosen).toBe('a');
    expect(ruleDraftReducer(begin, { type: 'ruleMoved', by: -1 })).toBe(begin);
  });
});
