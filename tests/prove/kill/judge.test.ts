import { describe, expect, it } from 'vitest';
import { orderIn } from './fsyncOrder';
import type { Confirmed, Drawn, Files, History, KeptAlarm } from './history';
import { judge } from './judge';

const row: KeptAlarm = { id: 'a', isCleared: false, acknowledgedMs: 5 };
const files = (given: Partial<Files> = {}): Files => ({
  integrity: ['ok', 'ok'],
  alarms: [row],
  outbox: [],
  ...given,
});
const seen: Drawn = { e: 'alarm', id: 'a', isCleared: false, acknowledgedMs: 5, by: 'Three' };
const pending: Drawn = { e: 'pending', key: 'k' };
const answer = { key: 'k', wish: '3 note i hello', isDone: true };
const confirmed = (given: Partial<Confirmed> = {}): Confirmed => ({
  answers: [answer],
  alarms: [{ id: 'a', acknowledgedMs: 5, by: 'Three' }],
  incidents: [{ id: 'i', owners: ['Nine'], notes: ['hello'] }],
  ...given,
});
const history = (
  drawn: Drawn[] = [seen, pending],
  first: Partial<Files> = {},
  last: Partial<Files> = {},
  said: Partial<Confirmed> = {},
): History => ({
  runs: [
    { drawn, files: files(first) },
    { drawn: [], files: files(last) },
  ],
  confirmed: confirmed(said),
});

describe('the judge of histories', () => {
  it('has nothing to say about a good one', () => {
    expect(judge(history())).toEqual([]);
  });

  it.each<[string, History]>([
    ['was drawn and is in no file', history([seen], { alarms: [] })],
    ['is not so in the file', history([seen], { alarms: [{ ...row, acknowledgedMs: null }] })],
    ['was drawn cleared', history([{ ...seen, isCleared: true }])],
    ['has two rows', history([], { alarms: [row, row] })],
    ['damaged', history([], { integrity: ['row 3 missing'] })],
    ['is nowhere', history([pending], {}, {}, { answers: [] })],
    ['never arrived', history([pending], { outbox: ['k'] }, {}, { answers: [] })],
    ['still waits', history([], {}, { outbox: ['k'] })],
    ['2 keys', history([], {}, {}, { answers: [answer, { ...answer, key: 'l' }] })],
    [
      'written twice',
      history([], {}, {}, { incidents: [{ id: 'i', owners: [], notes: ['x', 'x'] }] }),
    ],
    ['drawn acknowledged by', history([{ ...seen, by: 'Four' }])],
    ['drawn as owned by', history([{ e: 'incident', id: 'i', owner: 'Three' }])],
    ['drawn as refused', history([{ e: 'refused', key: 'k' }])],
    ['in no file at the end', history([], {}, { alarms: [] })],
    ['at another time', history([], {}, { alarms: [{ ...row, acknowledgedMs: 6 }] })],
    ['nobody ever reported', history([], {}, { alarms: [row, { ...row, id: 'b' }] })],
  ])('says "%s"', (words, told) => {
    expect(judge(told).join('\n')).toContain(words);
  });
});

describe('the order of what the system saw', () => {
  const sync = '12 fdatasync(20</tmp/x/journal.db-wal>) = 0';
  const draw = (key: string) =>
    String.raw`12 write(19</tmp/x/drawn.jsonl>, "{\"e\":\"pending\",\"key\":\"${key}\"}\n", 40) = 40`;

  it('wants a sync before each order that is drawn', () => {
    expect(orderIn([sync, draw('a'), sync, draw('b'), draw('b')].join('\n'))).toEqual({
      pending: 2,
      early: 0,
    });
    expect(orderIn([draw('a'), sync, draw('b')].join('\n'))).toEqual({ pending: 2, early: 1 });
  });
});
