import { describe, expect, it } from 'vitest';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import {
  anActor,
  anAcknowledgement,
  anAlarmReport,
  anIncident,
} from '../../tests/builders/happenings';
import { bundleWords } from '../../tests/builders/words';
import { aStation, desk } from '../../tests/fakes/aStation';
import { FakePaper } from '../../tests/fakes/fakePaper';
import { bundleDocument, type Manifest } from './bundleDocument';

const nasty = `<img src=x onerror="alert(1)"></script>\u202Eevil\u2066 👮‍♀️ \ud800 'q' & `;
const both = (text: string) => ({ zh: text, en: `${text} en` });
const paper = new FakePaper();

const document = (given: Partial<Incident> = {}) =>
  bundleDocument(
    { incident: anIncident(given), alarms: [anAlarmReport()], pictures: [], nowMs: 100_000 },
    {
      words: bundleWords(),
      locale: 'zh-CN',
      actor: anActor(),
      stationName: 'Centre',
      isDemo: true,
      hash: (text) => paper.hash(text),
    },
  );

const blockOf = (html: string, id: string): string =>
  new RegExp(`<script type="application/json" id="${id}">([^]*?)</script>`).exec(html)?.[1] ?? '';

describe('the document of a bundle', () => {
  it('shows whatever people and platforms wrote as text', () => {
    const { html } = document({
      what: both(nasty),
      cause: nasty,
      timeline: [{ atMs: 5_000, by: nasty.slice(0, 60), text: both(nasty) }],
    });
    const outside = html.replace(/<script type="application\/json"[^]*?<\/script>/g, '');
    expect(outside).not.toMatch(/<img|<script|onerror="|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
    expect(outside).toContain('&lt;img src=x');
    expect(outside).toContain('👮‍♀️');
    expect(blockOf(html, 'case')).not.toContain('<');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });

  it('lets nothing run and nothing be fetched', () => {
    const { html } = document();
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(html).toContain(
      `default-src 'none'; img-src data:; style-src 'sha256-${paper.hash(style).base64}'`,
    );
    expect(html).not.toMatch(/\bstyle="|https?:/);
  });

  it('carries hashes that anybody can take again', () => {
    const { html, manifest } = document();
    const inside = JSON.parse(blockOf(html, 'manifest')) as Manifest;
    expect(inside).toEqual(manifest);
    expect(paper.hash(blockOf(html, 'case')).hex).toBe(inside.parts[0]?.sha256);
    const lines = inside.parts.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
    expect(paper.hash(lines).hex).toBe(inside.root);
  });

  it('says in words which step took too long', () => {
    const steps = anIncident().steps.map((step, nth) =>
      nth === 0 ? { ...step, limitMs: 60_000 } : step,
    );
    expect(document({ steps }).html).toContain('▲ over');
    expect(document().html).not.toContain('▲');
  });
});

const withPictures = anIncident({
  pictureCount: 2,
  alarmIds: ['city:alarm-1' as AlarmId],
  feedback: [{ atMs: 9_000, by: 'Patrol', text: both('done'), firstPicture: 1, pictureCount: 1 }],
});

const save = async (made: Awaited<ReturnType<typeof aStation>>, incident = withPictures) =>
  made.handlers['incident:bundle']({ incidentId: incident.incidentId, words: bundleWords() }, desk);

describe('saving a bundle', () => {
  it('writes the document with its pictures, a manifest beside it, and a line in the log', async () => {
    const made = await aStation();
    made.platform.tellEvents({
      alarms: [anAlarmReport({ pictureCount: 1 })],
      incidents: [withPictures],
    });
    const outcome = await save(made);
    const { caseNumber } = withPictures;
    expect(outcome).toMatchObject({
      ok: true,
      value: { pictures: 3, missing: 0, fileName: `${caseNumber}.html` },
    });
    const html = made.paper.files.get(`${caseNumber}.html`) ?? '';
    const beside = JSON.parse(
      made.paper.files.get(`${caseNumber}.manifest.json`) ?? '',
    ) as Manifest & {
      document: { sha256: string };
    };
    expect(beside.document.sha256).toBe(paper.hash(html).hex);
    expect(beside.parts.map(({ name }) => name)).toEqual([
      'case.json',
      'case-01.png',
      'case-02.png',
      'alarm-1-01.png',
    ]);
    expect(html.match(/src="data:image\/png;base64,AQID"/g)).toHaveLength(3);
    expect(made.journal.lines.at(-1)).toMatchObject({ action: 'incident:bundle', result: 'done' });
    expect(made.journal.lines.at(-1)?.subject).toContain(beside.document.sha256);
    expect(made.station.bundle.progress()).toBeNull();
  });

  it('takes alarms that are over from the journal', async () => {
    const made = await aStation();
    const over = anAlarmReport({
      condition: 'cleared',
      clearedAtMs: 3_000,
      acknowledgement: anAcknowledgement(),
      place: both('Old Bridge'),
      raisedAtMs: made.clock.now(),
    });
    made.journal.alarms.set(over.alarmId, over);
    made.platform.tellEvents({ incidents: [{ ...withPictures, reportedAtMs: made.clock.now() }] });
    await save(made);
    expect([...made.paper.files.values()][0]).toContain('Old Bridge');
  });

  it.each([
    ['media/no-picture', 'pictureMissing'],
    ['paper/bad-picture', 'pictureRefused'],
  ] as const)('says why a picture is not there: %s', async (fault, word) => {
    const made = await aStation();
    made.paper.still = fault;
    made.platform.tellEvents({ incidents: [withPictures] });
    expect(await save(made)).toMatchObject({ ok: true, value: { pictures: 0, missing: 2 } });
    expect(made.paper.files.get(`${withPictures.caseNumber}.html`)).toContain(word);
  });

  it('keeps within its size', async () => {
    const made = await aStation();
    made.paper.still = { ...(made.paper.still as object), size: 30 * 1024 * 1024 } as never;
    made.platform.tellEvents({ incidents: [withPictures] });
    expect(await save(made)).toMatchObject({ ok: true, value: { pictures: 1, missing: 1 } });
  });

  it('writes nothing and logs nothing when it is called off', async () => {
    const made = await aStation();
    made.paper.isCalledOff = true;
    made.platform.tellEvents({ incidents: [withPictures] });
    expect(await save(made)).toEqual({ ok: true, value: null });
    expect(made.journal.lines.map(({ action }) => action)).toEqual(['app:started']);
  });

  it('tells a full disk, an unknown case, and a second one at a time', async () => {
    const made = await aStation();
    made.paper.isFull = true;
    made.platform.tellEvents({ incidents: [withPictures] });
    expect(await save(made)).toMatchObject({ ok: false, fault: { code: 'paper/unwritable' } });
    const unknown = { ...withPictures, incidentId: 'city:none' as IncidentId };
    expect(await save(made, unknown)).toMatchObject({ fault: { code: 'incident/unknown' } });
    const [, second] = await Promise.all([save(made), save(made)]);
    expect(second).toMatchObject({ ok: false, fault: { code: 'paper/busy' } });
  });

  it('never lets the number of a case choose a folder', async () => {
    const made = await aStation();
    made.platform.tellEvents({ incidents: [{ ...withPictures, caseNumber: '../../etc/x y' }] });
    expect(await save(made)).toMatchObject({ value: { fileName: 'etc-x-y.html' } });
  });
});
