import * as fc from 'fast-check';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmQuery } from '#contract/history';
import type { AlarmId, NodeId } from '#contract/ids';
import { anAlarmReport, anIncident } from '../../tests/builders/happenings';
import { migrate, reportSteps } from './migrations';
import { ReportFile } from './reportFile';
import { ReportReader } from './reportReader';

const nowMs = 1_800_000_000_000;

const anOpenFile = () => {
  const database = new Database(':memory:');
  migrate(database, reportSteps);
  const file = new ReportFile(database);
  const reader = new ReportReader(database);
  const find = (query: Partial<AlarmQuery>) =>
    reader.find({
      text: '',
      priorities: [],
      kinds: [],
      nodeIds: [],
      fromMs: null,
      toMs: null,
      before: null,
      limit: 50,
      ...query,
    });
  const found = (query: Partial<AlarmQuery>) => find(query).rows.map(({ alarmId }) => alarmId);
  const keep = (...alarms: AlarmReport[]) => {
    file.keep(alarms, [], nowMs);
  };
  return { database, file, reader, find, found, keep };
};

const alarm = (id: string, given: Partial<AlarmReport> = {}): AlarmReport =>
  anAlarmReport({ alarmId: `city:${id}` as AlarmId, raisedAtMs: nowMs - 60_000, ...given });

describe('the file of reports', () => {
  it('has one row for each alarm, whatever order its reports come in, and however often', () => {
    const reports = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), version: fc.nat(5), born: fc.nat(1) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(reports, fc.infiniteStream(fc.nat(3)), (all, sizes) => {
        const { keep, file, reader } = anOpenFile();
        const told = all.map(({ id, version, born }) =>
          alarm(id, { version, raisedAtMs: nowMs - 60_000 + born, count: version + 1 }),
        );
        for (const left = [...told]; left.length > 0;) {
          keep(...left.splice(0, 1 + (sizes.next().value as number)));
        }
        const newest = new Map<string, AlarmReport>();
        for (const one of told) {
          const before = newest.get(one.alarmId);
          const isNewer =
            before === undefined ||
            one.raisedAtMs > before.raisedAtMs ||
            (one.raisedAtMs === before.raisedAtMs && one.version > before.version);
          if (isNewer) newest.set(one.alarmId, one);
        }
        const kept = reader.alarmsBetween(0, nowMs);
        expect(kept).toHaveLength(newest.size);
        expect(file.count()).toBe(newest.size);
        for (const one of kept) expect(one).toEqual(newest.get(one.alarmId));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('keeps a batch whole or not at all', () => {
    const { file, reader } = anOpenFile();
    const broken = { ...alarm('b'), what: undefined } as unknown as AlarmReport;
    expect(() => {
      file.keep([alarm('a'), broken], [], nowMs);
    }).toThrow();
    expect(reader.alarmsBetween(0, nowMs)).toEqual([]);
    file.keep([alarm('a')], [], nowMs);
    expect(file.count()).toBe(1);
  });

  it('keeps the newest report of an incident', () => {
    const { file, reader } = anOpenFile();
    file.keep([], [anIncident({ version: 3, caseNumber: 'new' })], nowMs);
    file.keep([], [anIncident({ version: 2, caseNumber: 'old' })], nowMs);
    expect(reader.incidentsBetween(0, nowMs)).toEqual([
      anIncident({ version: 3, caseNumber: 'new' }),
    ]);
    expect(reader.incidentsBetween(0, 999)).toEqual([]);
  });

  it('gives alarms of a time, oldest first', () => {
    const { keep, reader } = anOpenFile();
    const at = [30, 10, 20, 20].map((seconds, nth) =>
      alarm(String(nth), { raisedAtMs: nowMs - 60_000 + seconds * 1_000 }),
    );
    keep(...at);
    expect(reader.alarmsBetween(0, nowMs).map(({ alarmId }) => alarmId)).toEqual([
      'city:1',
      'city:2',
      'city:3',
      'city:0',
    ]);
    expect(reader.alarmsBetween(nowMs - 40_000, nowMs - 40_000)).toHaveLength(2);
    expect(reader.alarmsBetween(0, nowMs, 1)).toHaveLength(1);
  });

  it('files an alarm of an unbelievable time under the time it came', () => {
    const { keep, reader } = anOpenFile();
    keep(
      alarm('future', { raisedAtMs: 8_640_000_000_000_000 }),
      alarm('none', { raisedAtMs: 0 }),
      alarm('before', { raisedAtMs: -5 }),
    );
    expect(reader.alarmsBetween(nowMs, nowMs)).toHaveLength(3);
  });

  it('takes thousands of alarms of one millisecond', () => {
    const { keep, file, reader } = anOpenFile();
    keep(...Array.from({ length: 5_000 }, (_, nth) => alarm(String(nth))));
    expect(file.count()).toBe(5_000);
    expect(reader.alarmsBetween(0, nowMs)).toHaveLength(5_000);
  }, 30_000);

  it('prunes what is too old or too many, a little at a time', () => {
    const { keep, file, reader, found } = anOpenFile();
    keep(...Array.from({ length: 10 }, (_, at) => alarm(String(at), { raisedAtMs: nowMs - at })));
    expect(file.prune(nowMs - 6, 1_000, 2)).toBe(true);
    expect(file.prune(nowMs - 6, 1_000, 2)).toBe(false);
    expect(file.count()).toBe(7);
    while (file.prune(0, 3, 2));
    expect(reader.alarmsBetween(0, nowMs).map(({ alarmId }) => alarmId)).toEqual([
      'city:2',
      'city:1',
      'city:0',
    ]);
    expect(found({ text: '积水' })).toEqual(['city:0', 'city:1', 'city:2']);
  });
});

describe('search', () => {
  const water = alarm('water', { raisedAtMs: nowMs - 3 });
  const smoke = alarm('smoke', {
    raisedAtMs: nowMs - 2,
    priority: 'critical',
    kind: 'smoke',
    nodeId: 'city:north' as NodeId,
    what: { zh: '烟雾火点', en: 'Smoke' },
    place: { zh: '南湖区滨江路', en: 'South Lake, River Road' },
  });
  const apart = alarm('apart', {
    raisedAtMs: nowMs - 1,
    kind: 'other',
    what: { zh: '江路口与滨江', en: 'Elsewhere' },
  });

  it.each([
    ['', ['apart', 'smoke', 'water']],
    ['水', ['water']],
    ['积水', ['water']],
    ['滨江路', ['smoke']],
    ['烟雾 滨江', ['smoke']],
    ['STAND', ['water']],
    ['elsewh', ['apart']],
    ['elsewhere', ['apart']],
    ['elsewheres', []],
    ['ｓｍｏ', ['smoke']],
    ['1032', ['apart', 'smoke', 'water']],
    ['road smo', ['smoke']],
    ['水雾', []],
    ['" OR *', []],
    ['%_', ['apart', 'smoke', 'water']],
  ])('finds %j', (text, ids) => {
    const { keep, found } = anOpenFile();
    keep(water, smoke, apart);
    expect(found({ text })).toEqual(ids.map((id) => `city:${id}`));
  });

  it('finds by the beginning of few words and of many', () => {
    const { keep, found } = anOpenFile();
    const gates = Array.from({ length: 50 }, (_, at) =>
      alarm(`g${String(at)}`, { what: { zh: '门', en: `Gatehouse${String(at)}` } }),
    );
    keep(water, ...gates);
    expect(found({ text: 'gatehouse' })).toHaveLength(50);
    expect(found({ text: 'gatehouse4' })).toHaveLength(11);
    expect(found({ text: 'gatehouse49' })).toEqual(['city:g49']);
  });

  it('finds a word that came while a longer beginning of it was typed', () => {
    const { keep, reader, found } = anOpenFile();
    keep(alarm('a', { description: { zh: '', en: 'riverside' } }));
    expect(found({ text: 'river' })).toEqual(['city:a']);
    keep(alarm('b', { description: { zh: '', en: 'riverbank' } }));
    reader.changed();
    expect(found({ text: 'riverb' })).toEqual(['city:b']);
    expect(found({ text: 'rivers' })).toEqual(['city:a']);
    expect(found({ text: 'river' })).toHaveLength(2);
  });

  it('looks words up between two letters and finds the same then', () => {
    const { keep, reader, found } = anOpenFile();
    keep(
      alarm('a', { description: { zh: '', en: 'riverside' } }),
      alarm('b', { description: { zh: '', en: 'riverbank' } }),
    );
    const typed = (text: string): string[] => {
      const answer = found({ text });
      reader.lookAhead(text);
      return answer;
    };
    expect(['rive', 'river', 'rivers'].map((text) => typed(text).length)).toEqual([2, 2, 1]);
    keep(alarm('c', { description: { zh: '', en: 'rivers' } }));
    reader.changed();
    expect(typed('rivers')).toHaveLength(2);
  });

  it('names what may be typed, from the words of the newest alarms, the shortest first', () => {
    const { keep, reader } = anOpenFile();
    expect(reader.likelySearches(10)).toEqual([]);
    keep(alarm('a', { description: { zh: '积水', en: 'smoke' } }));
    const likely = reader.likelySearches(1_000);
    expect(likely).toEqual(expect.arrayContaining(['s', 'smoke', '积', '积水']));
    expect(likely.map((one) => one.length)).toEqual(
      likely.map((one) => one.length).sort((x, y) => x - y),
    );
    expect(reader.likelySearches(3)).toEqual(likely.slice(0, 3));
  });

  it('filters by priority, kind, place and time, together', () => {
    const { keep, found } = anOpenFile();
    keep(water, smoke, apart);
    expect(found({ priorities: ['critical', 'low'] })).toEqual(['city:smoke']);
    expect(found({ kinds: ['smoke', 'crowd'] })).toEqual(['city:smoke']);
    expect(found({ nodeIds: ['city:north' as NodeId] })).toEqual(['city:smoke']);
    expect(found({ kinds: ['smoke'], priorities: ['high'] })).toEqual([]);
    expect(found({ fromMs: nowMs - 2, toMs: nowMs - 2 })).toEqual(['city:smoke']);
    expect(found({ text: '积水', toMs: nowMs - 2 })).toEqual(['city:water']);
  });

  it('finds an alarm by its newest words and priority only', () => {
    const { keep, found } = anOpenFile();
    keep(water, { ...water, version: 2, priority: 'low', what: { zh: '误报', en: 'None' } });
    expect(found({ text: '积水' })).toEqual([]);
    expect(found({ text: '误报', priorities: ['low'] })).toEqual(['city:water']);
    expect(found({ priorities: ['high'] })).toEqual([]);
  });

  it('turns pages without losing or repeating a row, also while new ones come', () => {
    const { keep, find } = anOpenFile();
    keep(...Array.from({ length: 25 }, (_, at) => alarm(`r${String(at)}`)));
    const seen: string[] = [];
    let before: number | null = null;
    do {
      const page = find({ text: '积水', limit: 10, before });
      seen.push(...page.rows.map(({ alarmId }) => alarmId));
      keep(alarm(`new${String(seen.length)}`, { raisedAtMs: nowMs }));
      before = page.next;
    } while (before !== null);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });
});
