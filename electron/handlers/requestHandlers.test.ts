import { describe, expect, it } from 'vitest';
import { requestChannels, type RequestChannel } from '#contract/channels';
import type {
  AlarmId,
  CameraId,
  IncidentId,
  LeaseId,
  NodeId,
  PlatformId,
  ScreenId,
  TileId,
} from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { StepCode } from '#contract/incidentLoop';
import { failure, success } from '#contract/outcome';
import { defaultSettings } from '#contract/settings';
import { cityId, someCameras } from '../../tests/builders/catalog';
import { aBriefingWish, aProgramme } from '../../tests/builders/briefing';
import { anAlarmReport, anIncident } from '../../tests/builders/happenings';
import { aScreen } from '../../tests/builders/scenes';
import { bundleWords } from '../../tests/builders/words';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';
import { FakeRecorder } from '../../tests/fakes/fakeRecorder';
import { FakePtz } from '../../tests/fakes/fakePtz';
import { aMapping, aSample, aWebhook } from '../../tests/fakes/intakeSamples';

const screenId = 'screen-1' as ScreenId;
const tileId = '4' as TileId;
const { actor } = defaultSettings;
const done = { ok: true, value: null };
const layoutOfSix = { screenId, edit: { kind: 'preset', tileCount: 6 } } as const;
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const authority = { fingerprint, subject: 'City', issuer: 'City', fromMs: 0, untilMs: 1 };
const alarm = anAlarmReport();
const incident = anIncident();

type Station = Awaited<ReturnType<typeof aStation>>;

const lastLine = ({ journal }: Station) => journal.lines.at(-1);

const confirmAll = async ({ handlers, station }: Station): Promise<void> => {
  for (const { lineId, stamp } of station.handover.read().lines) {
    await handlers['handover:confirm']({ lineId, stamp, isConfirmed: true }, desk);
  }
};

it('has a handler for every channel of the table, and no other', async () => {
  const { handlers } = await aStation();
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(requestChannels).sort());
});

it('answers every channel in the shape that the table promises', async () => {
  const made = await aStation();
  const { handlers, platform } = made;
  const more: Incident[] = [];
  const aCase = (currentStep: StepCode, given: Partial<Incident> = {}): IncidentId => {
    const incidentId = `city:incident-${String(more.length + 10)}` as IncidentId;
    more.push(anIncident({ incidentId, currentStep, ...given }));
    return incidentId;
  };
  const splitAlarm = 'city:alarm-9' as AlarmId;
  const [reported, passed, noted] = [aCase('reported'), aCase('reported'), aCase('reported')];
  const [assessed, merging] = [aCase('assessing'), aCase('assessing')];
  const [investigated, answered] = [aCase('investigating'), aCase('feedback')];
  const splitting = aCase('assessing', { alarmIds: [splitAlarm] });
  const closed = aCase('closed', { closedAtMs: made.clock.now() });
  const order = { unitIds: ['patrol'], joint: 'policing', instruction: 'go', limitMs: 300_000 };
  platform.recordings = new FakeRecorder();
  platform.tellEvents({ alarms: [alarm], incidents: [incident, ...more] });
  const opened = await handlers['stream:open'](
    { cameraId: 'city:1' as CameraId, widthPx: 640, heightPx: 360, purpose: 'wall' },
    desk,
  );
  if (!opened.ok) throw new Error(opened.fault.code);
  const { leaseId } = opened.value;
  await handlers['settings:write']({ actor: { ...actor, role: 'lead' } }, desk);
  const shelved = anAlarmReport({ alarmId: 'city:other' as AlarmId, kind: 'other' });
  platform.tellEvents({ alarms: [shelved] });
  const { alarmId } = shelved;
  const numbers = Array.from({ length: 20 }, (_, nth) => nth + 1);
  const cameras = someCameras(...numbers).map((one) => ({ ...one, kind: 'ptz' as const }));
  platform.ptz = new FakePtz({ hasCruises: true });
  platform.tellCatalog({ kind: 'upsert', nodes: [], cameras });
  await handlers['alarm:shelve']({ alarmId, minutes: 5, reason: 'works' }, desk);
  await made.clock.pass(1_000, 100);
  const orderId = made.station.alarmOrders.list()[0]?.orderId;
  const tile = { screenId, tileId };
  const book = { table: [], zones: [] };
  const platformSettings = {
    platformId: 'east' as PlatformId,
    kind: 'vnp' as const,
    name: 'East',
    address: 'http://east.test',
    user: 'reader',
  };
  made.screens.plug(aScreen(), aScreen({ number: 2 }));
  made.screens.plug(aScreen());
  const kept = await made.station.scene.save(actor, 8, 'Eight');
  const eighth = kept.ok ? kept.value.sceneId : '';
  const toImport = { importId: '', choices: [] };
  const sceneFile = { schema: 'brightwall-scenes', version: 1 };
  const text = JSON.stringify({ ...sceneFile, scenes: [{ number: 9, name: 'Nine', screens: {} }] });
  made.paper.opened = { fileName: 'in.json', text };
  made.sources.recorded = '{}\n';
  const args: { [Channel in RequestChannel]: unknown } = {
    'view:join': {},
    'view:shown': { revision: 1, playing: 9, failed: 0 },
    'catalog:children': { nodeId: null, filter: {} },
    'catalog:search': { query: '9', filter: {}, limit: 5 },
    'catalog:spell': { words: ['yi'] },
    'catalog:number': { number: 9 },
    'catalog:path': { cameraId: 'city:1' },
    'catalog:cameras': { cameraIds: ['city:1', 'city:99'] },
    'catalog:owners': {},
    'catalog:shelf': {},
    'catalog:favour': { cameraId: 'city:1', isFavourite: true },
    'stream:open': { cameraId: 'city:1', widthPx: 640, heightPx: 360, purpose: 'desk' },
    'stream:renew': { leaseId },
    'stream:release': { leaseId },
    'stream:report': {
      lines: [
        {
          leaseId,
          widthPx: 640,
          heightPx: 360,
          purpose: 'desk',
          isVisible: true,
          offered: 12,
          dropped: 0,
          picture: null,
        },
      ],
    },
    'stream:hint': { cameraIds: ['city:2'] },
    'picture:open': { of: 'camera', cameraId: 'city:1' },
    'recording:spans': { cameraId: 'city:1', fromMs: 0, toMs: 60_000 },
    'recording:stretch': { cameraId: 'city:1', fromMs: 0, toMs: 60_000 },
    'wall:replay': { screenIds: null, order: { kind: 'live' } },
    'scene:assign': { ...tile, cameraId: 'city:20' },
    'scene:board': { screenId, tileId: '5', board: { kind: 'incidents', nodeId: null } },
    'scene:tour': { ...tile, tour: { nodeId: null, dwellS: 10 }, isWholeScreen: false },
    'scene:hotspot': { ...tile, tileId: '5', hotspot: { source: 'both', dwellS: 20 } },
    'scene:lower-third': { ...tile, lowerThird: { zh: '东门', en: 'East gate' } },
    'notice:picture': {},
    'web:placed': { places: [] },
    'scene:layout': { screenId, tileCount: 16 },
    'scene:select': { screenId, tileId },
    'scene:enlarge': { screenId, tileId: null },
    'scene:pin': { ...tile, isPinned: true },
    'scene:reserve': { ...tile, isReserved: true },
    'scene:ribbon': { screenId, isOn: true },
    'scene:save': { number: 7, name: 'Seven' },
    'scene:recall': { number: 7 },
    'scene:undo': {},
    'library:read': {},
    'library:scene': { sceneId: eighth, version: null },
    'library:change': { kind: 'duplicate', sceneId: eighth, name: 'Eight again' },
    'library:export': { sceneId: null, name: 'scenes' },
    'library:open': {},
    'library:import': toImport,
    'preview:open': { isAgain: false },
    'preview:edit': layoutOfSix,
    'preview:undo': {},
    'preview:save': { number: 8, name: 'Eight' },
    'preview:take': {},
    'preview:drop': {},
    'tile:replay': { ...tile, order: { kind: 'rewind' } },
    'tile:listen': { ...tile, cameraId: 'city:1', isOn: false },
    'tile:tour': { ...tile, order: 'toggle' },
    'tile:presets': tile,
    'tile:cruise': { ...tile, number: 2 },
    'tile:preset': { ...tile, number: 2 },
    'ptz:take': { ...tile, isTakeOver: false },
    'ptz:move': { motion: { pan: 0.5, tilt: 0, zoom: 0 } },
    'ptz:stop': {},
    'ptz:release': {},
    'tile:zoom': { ...tile, order: { kind: 'step', steps: 2 } },
    'crop:save': { ...tile, number: 9001, name: 'Gate' },
    'crop:put': { screenId, tileId: '5', number: 9001 },
    'crop:remove': { number: 9001 },
    'scene:around': tile,
    'tour:groups': {},
    'tour:save': {
      group: {
        ...{ number: 3, name: 'Gates', dwellS: 20, isWholeScreen: false },
        source: { kind: 'rule', nodeId: null, rule: {} },
      },
    },
    'tour:start': { screenId, tileId: '5', number: 3 },
    'tour:look': { source: { kind: 'rule', nodeId: null, rule: {} } },
    'tour:remove': { number: 3 },
    'tour:end': {},
    'alarm:acknowledge': { alarmId: alarm.alarmId },
    'alarm:shelve': { alarmId: alarm.alarmId, minutes: 15, reason: 'works' },
    'alarm:disable': { alarmId: alarm.alarmId, reason: 'repair' },
    'alarm:return': { orderId },
    'alarm:rate': { alarmId: alarm.alarmId, priority: 'medium', reason: 'seen-lesser' },
    'alarm:history': {
      ...{ text: '', priorities: [], kinds: [], nodeIds: [] },
      ...{ fromMs: null, toMs: null, before: null, limit: 50 },
    },
    'alarm:silence': {},
    'sound:measured': { trouble: 'sound-none' },
    'sound:tested': {},
    'call:seen': { callId: made.station.duty.calls.waiting()[0]?.callId },
    'procedure:step': {
      incidentId: incident.incidentId,
      stepId: 'look',
      result: { kind: 'done' },
    },
    'procedure:export': {},
    'procedure:import': { text: '{ "version": 1, "procedures": [] }' },
    'alarm:flood-seen': {},
    'rules:read': { number: null },
    'rules:preview': { book },
    'rules:save': { book },
    'rules:try': { book, fromMs: 0, toMs: 3_600_000 },
    'rules:trying': {},
    'rules:stop': {},
    'incident:open': { alarmId: 'city:alarm-2' },
    'incident:places': { nodeId: null },
    'incident:bundle': { incidentId: incident.incidentId, words: bundleWords() },
    'incident:units': { incidentId: incident.incidentId },
    'incident:accept': { incidentId: incident.incidentId },
    'incident:assign': { incidentId: assessed, ...order },
    'incident:feedback': { incidentId: investigated, text: 'done', cameraIds: [] },
    'incident:reopen': { incidentId: answered, reason: 'still there' },
    'incident:close': { incidentId: reported, verdict: 'false', cause: '' },
    'incident:archive': { incidentId: closed },
    'incident:escalate': { incidentId: noted, text: '' },
    'incident:note': { incidentId: noted, text: 'seen' },
    'incident:pass': { incidentId: passed, direction: 'up', reason: 'too large' },
    'incident:merge': {
      incidentId: merging,
      part: { of: 'alarm', alarmId: alarm.alarmId },
    },
    'incident:split': { incidentId: splitting, part: { of: 'alarm', alarmId: splitAlarm } },
    'handover:read': {},
    'handover:begin': { note: 'quiet' },
    'handover:take': { name: 'Officer Two', role: 'lead' },
    'handover:confirm': { lineId: 'order none', stamp: '', isConfirmed: false },
    'handover:finish': {},
    'handover:cancel': {},
    'shift:report': { back: 1 },
    'shift:copy': { text: 'report' },
    'shift:export': { fromMs: 1, name: 'shift', html: '<!doctype html><p>1</p>' },
    'briefing:read': {},
    'briefing:save': { programme: aProgramme() },
    'briefing:remove': { programmeId: 'programme-1' },
    'briefing:start': aBriefingWish(),
    'briefing:act': { order: { kind: 'next' } },
    'briefing:leave': {},
    'source:list': {},
    'source:save': { source: aWebhook(), secret: 'invented-secret' },
    'source:remove': { sourceId: aWebhook().sourceId },
    'source:preview': { mapping: aMapping(), sample: aSample('{}') },
    'source:replay': { mapping: aMapping() },
    'source:record': { sourceId: aWebhook().sourceId },
    'settings:read': {},
    'settings:write': { locale: 'en' },
    'settings:reset': {},
    'platform:connect': { platform: platformSettings, password: 'invented' },
    'platform:test': { platform: platformSettings, password: 'invented' },
    'platform:testing': {},
    'platform:stop-test': {},
    'platform:enable': { platformId: platformSettings.platformId, isOn: false },
    'platform:rename': { platformId: platformSettings.platformId, name: 'East' },
    'platform:order': { platformIds: [platformSettings.platformId] },
    'platform:remove': { platformId: platformSettings.platformId },
    'trust:list': {},
    'trust:choose': {},
    'trust:add': { fingerprints: [fingerprint] },
    'trust:remove': { fingerprint },
    'action:list': { limit: 5 },
    'screen:identify': {},
    'screen:settle': { oneId: screenId, otherId: 'screen-2', isSwapped: false },
    'screen:lend': { screenId: 'screen-2', onId: screenId },
    'screen:forget': { screenId: 'screen-2' },
    'app:autostart': {},
    'app:start-at-login': { isOn: true },
    'machine:measured': { codecs: { h264: 'hardware', h265: 'none', av1: 'software' } },
    'machine:read': {},
    'address:add': { url: 'http://192.0.2.7/live/1.m3u8' },
    'app:fullscreen': { which: 'desk' },
    'app:about': {},
    'app:quit': {},
  };
  made.trust.file = [{ ...authority, obstacle: null }];
  // In the order of the list above, which is complete by its type: many need what others left.
  for (const channel of Object.keys(args) as RequestChannel[]) {
    const parsed = requestChannels[channel].args.parse(args[channel]);
    if (channel === 'handover:finish') await confirmAll(made);
    if (channel === 'preview:take') await handlers['preview:edit'](layoutOfSix, desk);
    if (channel === 'preview:drop') await handlers['preview:open']({ isAgain: false }, desk);
    if (channel === 'recording:stretch') await showRecorded(made);
    const handle = handlers[channel] as (args: unknown, sender: typeof desk) => unknown;
    const outcome = (await handle(parsed, desk)) as { ok: boolean; value: unknown };
    expect(outcome, channel).toMatchObject({ ok: true });
    if (channel === 'library:open') {
      Object.assign(toImport, { importId: (outcome.value as { importId: string }).importId });
    }
    const answer = requestChannels[channel].answer.safeParse(outcome.value);
    expect(answer.error, channel).toBeUndefined();
  }
});

/** Recorded pictures go to windows that show them. */
async function showRecorded({ handlers, clock }: Station): Promise<void> {
  const order = { kind: 'at', atMs: clock.now() - 600_000, rate: 1 } as const;
  const tile = { screenId, tileId };
  await handlers['scene:assign']({ ...tile, cameraId: 'city:1' as CameraId }, desk);
  await handlers['tile:replay']({ ...tile, order }, desk);
}

describe('preview:*', () => {
  it('reaches the wall by taking only, and only that is logged', async () => {
    const made = await aStation();
    const { handlers, station } = made;
    const tiles = () => station.plans()[screenId]?.layout.tileCount;
    expect(await handlers['preview:take']({}, desk)).toEqual(failure('preview/none'));
    expect(await handlers['preview:save']({ number: 2, name: 'Two' }, desk)).toEqual(
      failure('preview/none'),
    );
    await handlers['preview:open']({ isAgain: false }, desk);
    expect(await handlers['preview:take']({}, desk)).toEqual(failure('preview/unchanged'));
    await handlers['preview:edit'](layoutOfSix, desk);
    expect(tiles()).not.toBe(6);
    expect(await handlers['preview:take']({}, desk)).toEqual(done);
    expect(tiles()).toBe(6);
    expect(lastLine(made)).toMatchObject({
      action: 'preview:take',
      subject: 'screens screen-1',
      result: 'done',
    });
  });

  it('saves a scene that the wall does not show', async () => {
    const { handlers, station } = await aStation();
    await handlers['preview:open']({ isAgain: false }, desk);
    await handlers['preview:edit'](layoutOfSix, desk);
    expect(await handlers['preview:save']({ number: 2, name: 'Two' }, desk)).toMatchObject({
      value: { number: 2, isInForce: false },
    });
    await handlers['preview:drop']({}, desk);
    await handlers['scene:recall']({ number: 2 }, desk);
    expect(station.plans()[screenId]?.layout.tileCount).toBe(6);
  });
});

describe('scene:*', () => {
  it('stamps a change with the officer at the desk, and logs it', async () => {
    const made = await aStation();
    const named = { seat: 12, name: 'Officer Twelve', role: 'lead' as const };
    await made.handlers['settings:write']({ actor: named }, desk);
    const args = { screenId, tileId, cameraId: 'city:20' as CameraId };
    expect(await made.handlers['scene:assign'](args, desk)).toEqual(done);
    expect(made.station.scene.inForce().changes[0]).toMatchObject({
      actor: named,
      what: { kind: 'camera', tile: 4, cameraNumber: 20 },
    });
    expect(lastLine(made)).toEqual({
      atMs: made.clock.now(),
      actor: named,
      action: 'scene:assign',
      subject: 'screen screen-1 tile 4 camera city:20',
      result: 'done',
    });
  });

  it('logs a refusal with its code', async () => {
    const made = await aStation();
    const args = { screenId, tileId, cameraId: 'city:99' as CameraId };
    expect(await made.handlers['scene:assign'](args, desk)).toEqual(
      failure('catalog/unknown-camera'),
    );
    expect(lastLine(made)).toMatchObject({ result: 'catalog/unknown-camera' });
  });

  it('goes back to the previous scene', async () => {
    const made = await aStation();
    expect(await made.handlers['scene:recall']({ isPrevious: true }, desk)).toEqual(
      failure('scene/nothing-to-undo'),
    );
    await made.handlers['scene:save']({ number: 1, name: 'One' }, desk);
    await made.handlers['scene:recall']({ number: 1 }, desk);
    expect(await made.handlers['scene:recall']({ isPrevious: true }, desk)).toEqual(done);
  });
});

describe('alarm:* and incident:*', () => {
  it('carries the officer and the note to the platform', async () => {
    const made = await aStation();
    made.platform.tellEvents({ alarms: [alarm], incidents: [incident] });
    await made.handlers['alarm:acknowledge']({ alarmId: alarm.alarmId, note: 'seen' }, desk);
    await made.handlers['incident:accept']({ incidentId: incident.incidentId }, desk);
    expect(made.platform.acknowledged).toMatchObject([{ answer: { actor, note: 'seen' } }]);
    expect(made.platform.ordered).toMatchObject([{ order: { kind: 'accept' }, answer: { actor } }]);
    expect(made.journal.lines.map(({ action }) => action)).toEqual([
      'app:started',
      'alarm:acknowledge',
      'incident:accept',
    ]);
  });
});

describe('stream:* and picture:*', () => {
  it('lets a window end its own leases only', async () => {
    const made = await aStation();
    const opened = await made.handlers['stream:open'](
      { cameraId: 'city:1' as CameraId, widthPx: 640, heightPx: 360, purpose: 'wall' },
      wallWindow,
    );
    const leaseId = opened.ok ? opened.value.leaseId : ('' as LeaseId);
    expect(await made.handlers['stream:release']({ leaseId }, desk)).toEqual(done);
    expect(await made.handlers['stream:renew']({ leaseId }, wallWindow)).toMatchObject({
      ok: true,
    });
  });

  it('shows pictures of alarms and incidents', async () => {
    const { handlers } = await aStation();
    const shown = [
      await handlers['picture:open']({ of: 'alarm', alarmId: alarm.alarmId, index: 1 }, desk),
      await handlers['picture:open'](
        { of: 'incident', incidentId: incident.incidentId, index: 0 },
        desk,
      ),
    ];
    expect(shown).toMatchObject([{ ok: true }, { ok: true }]);
  });
});

describe('platform:*', () => {
  const platform = {
    platformId: 'east' as PlatformId,
    kind: 'vnp' as const,
    name: 'East',
    address: 'http://east.test',
    user: 'reader',
  };
  const west = { ...platform, platformId: 'west' as PlatformId, name: 'West' };
  const unknown = { fault: { code: 'platform/unknown' } };
  const needed = { fault: { code: 'platform/password-needed' } };

  it('keeps the platform in the settings, and its password nowhere but at the rack', async () => {
    const made = await aStation();
    await made.handlers['platform:connect']({ platform, password: 'invented-secret' }, desk);
    expect(made.rack.connected).toEqual([{ platform, password: 'invented-secret' }]);
    expect(made.settings.current().platforms).toEqual([platform]);
    const kept = JSON.stringify([...made.store.values, made.journal.lines]);
    expect(kept).not.toContain('invented-secret');
    expect(kept).toContain('http://east.test');
    expect(JSON.stringify(made.journal.lines)).not.toContain('http://east.test');
  });

  it('keeps nothing of a platform that could not be connected', async () => {
    const made = await aStation();
    made.rack.fault = failure('platform/bad-address').fault;
    expect(
      await made.handlers['platform:connect']({ platform, password: 'invented' }, desk),
    ).toMatchObject({ fault: { code: 'platform/bad-address' } });
    expect(made.settings.current().platforms).toEqual([]);
  });

  it('takes the kept password for the same user at the same place, and for nobody else', async () => {
    const made = await aStation();
    const connect = (given: typeof platform) =>
      made.handlers['platform:connect']({ platform: given, password: null }, desk);
    expect(await connect(platform)).toMatchObject(needed);
    await made.settings.write({ platforms: [platform] });
    expect(await connect({ ...platform, name: 'East 2' })).toEqual(done);
    expect(made.rack.connected.at(-1)?.password).toBeNull();
    expect(await connect({ ...platform, address: 'http://elsewhere.test' })).toMatchObject(needed);
    expect(await connect({ ...platform, user: 'admin' })).toMatchObject(needed);
    const test = made.handlers['platform:test'];
    const other = { ...platform, address: 'http://elsewhere.test' };
    expect(await test({ platform: other, password: null }, desk)).toMatchObject(needed);
    expect(made.connections.tested).toEqual([]);
    expect(await test({ platform: other, password: 'typed' }, desk)).toMatchObject({ ok: true });
    expect(made.connections.tested).toEqual([{ platform: other, password: 'typed' }]);
  });

  it('takes what is kept for a broker to that one and its user, and to no other', async () => {
    const made = await aStation();
    const options = { broker: 'mqtts://192.0.2.9', brokerUser: 'w' };
    const site = { ...platform, kind: 'frigate' as const, user: '', options };
    await made.settings.write({ platforms: [{ ...site, options: {} }] });
    const connect = (given: typeof site, brokerPassword: string | null = null) =>
      made.handlers['platform:connect']({ platform: given, password: null, brokerPassword }, desk);
    expect(await connect(site)).toMatchObject(needed);
    expect(await connect(site, 'invented-secret')).toEqual(done);
    expect(await connect(site)).toEqual(done);
    const elsewhere = { ...site, options: { ...options, broker: 'mqtts://192.0.2.10' } };
    expect(await connect(elsewhere)).toMatchObject(needed);
    const other = { ...site, options: { ...options, brokerUser: 'admin' } };
    expect(await connect(other)).toMatchObject(needed);
    const kept = JSON.stringify([...made.store.values, made.journal.lines]);
    expect(kept).not.toContain('invented-secret');
  });

  it('tells how far a test is, and ends it', async () => {
    const made = await aStation();
    expect(made.handlers['platform:testing']({}, desk)).toEqual(success(null));
    made.connections.running = { isOver: false, steps: [] };
    expect(made.handlers['platform:testing']({}, desk)).toMatchObject({ value: { steps: [] } });
    await made.handlers['platform:stop-test']({}, desk);
    expect(made.connections.isStopped).toBe(true);
  });

  it('turns one off and on again with the password that is kept', async () => {
    const made = await aStation();
    await made.settings.write({ platforms: [platform] });
    const enable = made.handlers['platform:enable'];
    expect(await enable({ platformId: platform.platformId, isOn: false }, desk)).toEqual(done);
    expect(made.settings.current().platforms).toEqual([{ ...platform, isOn: false }]);
    expect(await enable({ platformId: platform.platformId, isOn: true }, desk)).toEqual(done);
    expect(made.rack.connected.map(({ platform: { isOn }, password }) => [isOn, password])).toEqual(
      [
        [false, null],
        [true, null],
      ],
    );
    expect(await enable({ platformId: west.platformId, isOn: true }, desk)).toMatchObject(unknown);
  });

  it('gives another name without touching the connection', async () => {
    const made = await aStation();
    await made.settings.write({ platforms: [{ ...platform, platformId: cityId }] });
    const rename = made.handlers['platform:rename'];
    expect(await rename({ platformId: cityId, name: 'River' }, desk)).toEqual(done);
    expect(made.rack.connected).toEqual([]);
    const told = made.station.join(desk).station.platforms.map(({ name }) => name);
    expect(told).toEqual(['River']);
    expect(await rename({ platformId: west.platformId, name: 'x' }, desk)).toMatchObject(unknown);
  });

  it('puts them in the order that a person chose', async () => {
    const made = await aStation();
    await made.settings.write({ platforms: [platform, west] });
    await made.handlers['platform:order']({ platformIds: [west.platformId] }, desk);
    expect(made.settings.current().platforms).toEqual([west, platform]);
  });

  it('removes it from the settings too', async () => {
    const made = await aStation();
    await made.settings.write({ platforms: [{ ...platform, platformId: cityId }] });
    expect(await made.handlers['platform:remove']({ platformId: cityId }, desk)).toEqual(done);
    expect(made.settings.current().platforms).toEqual([]);
    expect(await made.handlers['platform:remove']({ platformId: cityId }, desk)).toMatchObject(
      unknown,
    );
  });
});

describe('trust:*', () => {
  it('shows a file, trusts what a person chose of it, and forgets it again', async () => {
    const made = await aStation();
    const { handlers, trust } = made;
    expect(await handlers['trust:choose']({}, desk)).toEqual(success(null));
    trust.file = [{ ...authority, obstacle: null }];
    expect(await handlers['trust:choose']({}, desk)).toMatchObject({ value: [{ obstacle: null }] });
    expect(await handlers['trust:add']({ fingerprints: [fingerprint] }, desk)).toEqual(done);
    expect(handlers['trust:list']({}, desk)).toMatchObject({ value: [{ subject: 'City' }] });
    expect(await handlers['trust:remove']({ fingerprint }, desk)).toEqual(done);
    expect(handlers['trust:list']({}, desk)).toEqual(success([]));
    const lines = made.journal.lines.map(({ action, subject }) => `${action} ${subject}`);
    expect(lines.slice(-2)).toEqual([
      'trust:add AB:AB:AB:AB:AB:AB:AB:AB',
      'trust:remove AB:AB:AB:AB:AB:AB:AB:AB',
    ]);
  });
});

describe('app:*, settings:* and catalog:*', () => {
  it('logs which settings changed, not what they are', async () => {
    const made = await aStation();
    await made.handlers['settings:write']({ stationName: 'Centre', locale: 'en' }, desk);
    expect(lastLine(made)).toMatchObject({ subject: 'locale stationName', result: 'done' });
  });

  it('lists the log, newest first', async () => {
    const made = await aStation();
    await made.handlers['alarm:silence']({}, desk);
    const listed = await made.handlers['action:list']({ limit: 1 }, desk);
    expect(listed).toMatchObject({ value: [{ action: 'alarm:silence' }] });
  });

  it('quits after it was logged', async () => {
    const made = await aStation();
    await made.handlers['app:quit']({}, desk);
    expect(made.app.calls).toEqual(['quit']);
    expect(lastLine(made)).toMatchObject({ action: 'app:quit' });
  });

  it('says null for a number that no camera has, and names an unknown branch', async () => {
    const { handlers } = await aStation();
    expect(await handlers['catalog:number']({ number: 404 }, desk)).toEqual(done);
    expect(
      await handlers['catalog:children']({ nodeId: 'city:x' as NodeId, filter: {} }, desk),
    ).toEqual(failure('catalog/unknown-node'));
  });
});

describe('orders about alarms', () => {
  it('are logged with what exactly was ordered, and refused for an alarm that has left', async () => {
    const made = await aStation();
    const order = { alarmId: alarm.alarmId, minutes: null, reason: 'weather' } as const;
    expect(await made.handlers['alarm:shelve'](order, desk)).toEqual(failure('alarm/unknown'));
    made.platform.tellEvents({ alarms: [alarm] });
    expect(await made.handlers['alarm:shelve'](order, desk)).toEqual(done);
    expect(lastLine(made)).toMatchObject({
      action: 'alarm:shelve',
      subject: `${alarm.alarmId} cleared weather`,
      result: 'done',
    });
    expect(made.station.join(desk).station.alarmOrders).toHaveLength(1);
    expect(made.station.join(wallWindow).station.alarmOrders).toEqual([]);
    expect(made.station.join(desk).alarms[alarm.alarmId]).toMatchObject({ aside: 'shelved' });
  });
});
