import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import { aCamera } from '../../../tests/builders/catalog';
import { anActor } from '../../../tests/builders/happenings';
import { sourceId } from '../../../tests/fakes/intakeSamples';
import type { ReadAlarm } from './messageReader';
import { SourceAlarms } from './sourceAlarms';

const nowMs = 10_000_000;

const aRead = (given: Partial<ReadAlarm> = {}): ReadAlarm => ({
  does: 'raise',
  key: 'door 4',
  refersTo: [],
  camera: '1032',
  priority: 'high',
  kind: 'door',
  gbMethod: null,
  what: { zh: '门被撬', en: 'Door forced' },
  place: { zh: '', en: '' },
  description: { zh: '', en: '' },
  instruction: { zh: '', en: '' },
  atMs: nowMs,
  expiresAtMs: null,
  position: null,
  isRehearsal: false,
  ...given,
});

const given = () => {
  const known = new Map([['1032', aCamera()]]);
  const parts = { sourceId, endsAfterMs: 60_000, findCamera: (said: string) => known.get(said) };
  return { alarms: new SourceAlarms(parts), known, parts };
};

const answer = { actor: anActor(), atMs: nowMs, key: 'k' };
const idOf = (report: AlarmReport | null): AlarmId => report?.alarmId ?? ('none' as AlarmId);

describe('the alarms of a source', () => {
  it('stand at the camera that the message names, and at its place', () => {
    const report = given().alarms.take(aRead(), nowMs);
    const { cameraId, nodeId, place } = aCamera();
    expect(report).toMatchObject({ cameraId, nodeId, place, count: 1, version: 1 });
    expect(report?.alarmId.startsWith('source-1:')).toBe(true);
  });

  it('count what comes again, and take a repeat of the same word for none', () => {
    const { alarms } = given();
    alarms.take(aRead(), nowMs);
    expect(alarms.take(aRead(), nowMs)).toBeNull();
    expect(alarms.take(aRead({ atMs: nowMs - 5 }), nowMs)).toBeNull();
    expect(alarms.take(aRead({ atMs: nowMs + 5 }), nowMs)).toMatchObject({
      count: 2,
      version: 2,
      raisedAtMs: nowMs,
      lastAtMs: nowMs + 5,
    });
  });

  it('end, and begin anew as another alarm, so that the first stays in the history', () => {
    const { alarms } = given();
    const first = alarms.take(aRead(), nowMs);
    const ended = alarms.take(aRead({ does: 'end', atMs: nowMs + 10 }), nowMs);
    expect(ended).toMatchObject({ condition: 'cleared', clearedAtMs: nowMs + 10 });
    expect(alarms.take(aRead({ does: 'end', atMs: nowMs + 10 }), nowMs)).toBeNull();
    const second = alarms.take(aRead({ atMs: nowMs + 20 }), nowMs);
    expect(second).toMatchObject({ condition: 'active', version: 1 });
    expect(idOf(second)).not.toBe(idOf(first));
  });

  it('end by themselves where no end is ever told', () => {
    const { alarms } = given();
    alarms.take(aRead({ atMs: null }), nowMs);
    expect(alarms.endOverdue(nowMs + 59_000)).toEqual([]);
    expect(alarms.endOverdue(nowMs + 60_000)).toMatchObject([{ condition: 'cleared' }]);
    expect(alarms.endOverdue(nowMs + 61_000)).toEqual([]);
  });

  it('end when they say that they expire; what came too late is none', () => {
    const { alarms } = given();
    alarms.take(aRead({ expiresAtMs: nowMs + 500 }), nowMs);
    expect(alarms.endOverdue(nowMs + 500)).toHaveLength(1);
    expect(alarms.take(aRead({ key: 'late', expiresAtMs: nowMs }), nowMs)).toBeNull();
  });

  it('go on under a later name, and are ended by it', () => {
    const { alarms } = given();
    const first = alarms.take(aRead({ key: 'cap 1' }), nowMs);
    const update = aRead({ key: 'cap 2', refersTo: ['cap 1'], atMs: nowMs + 5, priority: 'low' });
    expect(alarms.take(update, nowMs)).toMatchObject({ alarmId: idOf(first), priority: 'low' });
    const cancel = aRead({ key: 'cap 3', refersTo: ['cap 2'], does: 'end', atMs: nowMs + 9 });
    expect(alarms.take(cancel, nowMs)).toMatchObject({
      alarmId: idOf(first),
      condition: 'cleared',
    });
  });

  it('are acknowledged here: nobody else has to be asked', () => {
    const { alarms } = given();
    const report = alarms.take(aRead(), nowMs);
    const seen = alarms.acknowledge(idOf(report), answer);
    expect(seen).toMatchObject({ version: 2, acknowledgement: { actor: answer.actor } });
    expect(alarms.acknowledge(idOf(report), answer)).toEqual(seen);
    expect(alarms.acknowledge('source-1:x.1' as AlarmId, answer)).toBeUndefined();
  });

  it('go on where an earlier run left off', () => {
    const { alarms, parts } = given();
    const report = alarms.take(aRead(), nowMs);
    const next = new SourceAlarms(parts);
    next.restore(report === null ? [] : [report]);
    expect(next.take(aRead(), nowMs)).toBeNull();
    expect(next.take(aRead({ does: 'end', atMs: nowMs + 1 }), nowMs)).toMatchObject({
      alarmId: idOf(report),
      condition: 'cleared',
      version: 2,
    });
  });

  it('find their camera once the tree is read', () => {
    const { alarms, known } = given();
    expect(alarms.take(aRead({ camera: 'gate' }), nowMs)).toMatchObject({ cameraId: null });
    expect(alarms.findCameras()).toEqual([]);
    known.set('gate', aCamera());
    expect(alarms.findCameras()).toMatchObject([{ cameraId: aCamera().cameraId, version: 2 }]);
    expect(alarms.findCameras()).toEqual([]);
  });

  it('are not deaf after one time that lay far ahead', () => {
    const { alarms } = given();
    alarms.take(aRead({ atMs: nowMs * 100 }), nowMs);
    expect(alarms.take(aRead({ atMs: nowMs + 120_000 }), nowMs + 120_000)).toMatchObject({
      count: 2,
    });
  });

  it('fill up at ten thousand open ones, and have room again when people saw some', () => {
    const { alarms } = given();
    const reports = Array.from({ length: 10_001 }, (_, nth) =>
      alarms.take(aRead({ key: String(nth) }), nowMs),
    );
    expect(alarms.isFull()).toBe(true);
    alarms.endOverdue(nowMs + 60_000);
    expect(alarms.isFull()).toBe(true);
    alarms.acknowledge(idOf(reports[0] ?? null), answer);
    expect(alarms.isFull()).toBe(false);
  });
});
