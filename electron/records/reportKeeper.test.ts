import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import { anAlarmReport } from '../../tests/builders/happenings';
import { InlineKeeper } from '../../tests/fakes/inlineKeeper';
import { ReportLine } from './reportLine';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brightwall-keeper-'));
  file = join(folder, 'reports.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const nowMs = 1_800_000_000_000;
const alarm = (id: string, version = 1): AlarmReport =>
  anAlarmReport({ alarmId: `city:${id}` as AlarmId, version, raisedAtMs: nowMs - 1_000 });

const aLine = () => {
  const keepers: InlineKeeper[] = [];
  const line = new ReportLine(() => {
    const keeper = new InlineKeeper(file, () => nowMs);
    keepers.push(keeper);
    return keeper;
  });
  const keep = (...alarms: AlarmReport[]) =>
    new Promise<void>((kept) => {
      line.keep({ alarms, incidents: [] }, kept);
    });
  const ids = async () => (await line.alarms(0, nowMs, undefined)).map(({ alarmId }) => alarmId);
  return { line, keep, ids, keepers };
};

describe('the keeper of reports', () => {
  it('has reports in the file when it says so, in order', async () => {
    const { line, keep, ids } = aLine();
    const order: string[] = [];
    await Promise.all([
      keep(alarm('a')).then(() => order.push('a')),
      keep(alarm('b')).then(() => order.push('b')),
      keep().then(() => order.push('nothing')),
    ]);
    expect(order).toEqual(['a', 'b', 'nothing']);
    expect(line.unkept()).toBe(0);
    expect(await ids()).toEqual(['city:a', 'city:b']);
    await line.close();
  });

  it('is asked again when its thread dies, and nothing is lost or doubled', async () => {
    const { line, keep, ids, keepers } = aLine();
    await keep(alarm('a'));
    const kept = Promise.all([keep(alarm('b')), keep(alarm('a'), alarm('c'))]);
    keepers[0]?.die();
    await kept;
    expect(keepers).toHaveLength(2);
    expect(await ids()).toEqual(['city:a', 'city:b', 'city:c']);
    expect(line.state().isFailing).toBe(false);
    await line.close();
  });

  it('lets go of what kills every thread, and says that it could not be kept', async () => {
    const { line, keepers } = aLine();
    let isShown = false;
    line.keep({ alarms: [alarm('a')], incidents: [] }, () => {
      isShown = true;
    });
    for (let at = 0; at < 3; at += 1) keepers[at]?.die();
    expect(isShown).toBe(true);
    expect(line.state().isFailing).toBe(true);
    await line.close();
  });

  it('keeps a file that is no database aside and begins anew', async () => {
    writeFileSync(file, 'not a database at all, but long enough to look like one'.repeat(40));
    const { line, keep, ids } = aLine();
    await keep(alarm('a'));
    expect(await ids()).toEqual(['city:a']);
    expect(line.state()).toMatchObject({ isSetAside: true, isFailing: false });
    expect(readdirSync(folder)).toContain(`reports.db.broken-${String(nowMs)}`);
    await line.close();
  });

  it('keeps a file aside that turns out damaged while it is used, with nothing lost since', async () => {
    const before = aLine();
    await before.keep(...Array.from({ length: 3_000 }, (_, at) => alarm(String(at))));
    await before.line.close();
    const pages = new Database(file);
    pages.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    pages.close();
    truncateSync(file, Math.floor(statSync(file).size / 3 / 4_096) * 4_096);
    const { line, keep, ids } = aLine();
    await keep(alarm('new'));
    await ids();
    await keep(alarm('newer'));
    expect(await ids()).toContain('city:newer');
    expect(line.state().isSetAside).toBe(true);
    expect(readdirSync(folder).some((name) => name.startsWith('reports.db.broken-'))).toBe(true);
    await line.close();
  }, 30_000);

  it('holds what it cannot write and writes it when the disk is there again', async () => {
    // A folder in place of the file: nothing can be opened, whoever asks.
    mkdirSync(file);
    const { line, keep, ids, keepers } = aLine();
    await keep(alarm('a'));
    expect(line.state().isFailing).toBe(true);
    expect(await ids()).toEqual([]);
    rmSync(file, { recursive: true });
    keepers[0]?.tidy();
    await keep(alarm('b'));
    expect(await ids()).toEqual(['city:a', 'city:b']);
    expect(line.state().isFailing).toBe(false);
    await line.close();
  });

  it('holds the newest report of each while the disk is full', async () => {
    const { line, keep, ids, keepers } = aLine();
    await keep(alarm('a'));
    const other = new Database(file);
    // Another program has the file for itself: writing fails as on a full disk.
    other.exec('BEGIN EXCLUSIVE');
    await keep(alarm('b', 2), alarm('b', 1));
    expect(line.state().isFailing).toBe(true);
    other.exec('ROLLBACK');
    other.close();
    keepers[0]?.tidy();
    expect(line.state().isFailing).toBe(false);
    expect(await ids()).toEqual(['city:a', 'city:b']);
    expect((await line.alarms(0, nowMs, undefined)).at(-1)?.version).toBe(2);
    await line.close();
  });

  it('says when it lags behind, and when it has caught up', async () => {
    const { line, keep } = aLine();
    const told: boolean[] = [];
    line.onChanged(() => told.push(line.state().isLagging));
    const many = Array.from({ length: 7_000 }, (_, at) => alarm(String(at)));
    const kept = keep(...many);
    expect(line.state().isLagging).toBe(true);
    await kept;
    expect(told).toEqual([true, false]);
    await line.close();
  }, 30_000);

  it('keeps no more than the limit', async () => {
    const { line, keep, ids, keepers } = aLine();
    line.limit(400, 2);
    await keep(alarm('a'), alarm('b'), alarm('c'));
    keepers[0]?.tidy();
    expect(await ids()).toEqual(['city:b', 'city:c']);
    await line.close();
  });

  it('shows without keeping after it was closed, and answers nothing', async () => {
    const { line, keep, ids } = aLine();
    await line.close();
    await keep(alarm('a'));
    expect(await ids()).toEqual([]);
  });
});
