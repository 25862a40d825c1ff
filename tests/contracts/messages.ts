import { defaultSettings } from '#contract/settings';
import type { PushChannel, RequestChannel } from '#contract/channels';
import { aBriefingWish, anItem, aProgramme } from '../builders/briefing';
import { aCamera } from '../builders/catalog';
import { aMapping, aSample, aWebhook } from '../fakes/intakeSamples';
import { bundleWords } from '../builders/words';
import { anAlarm, anIncident } from '../builders/happenings';

/** A message that is let in, and the same one spoiled in one place. */
export interface Sample {
  readonly sound: unknown;
  readonly spoiled: unknown;
}

const screenId = 'screen-1';
const tileId = '3';
const { cameraId } = aCamera();
const { incidentId } = anIncident();
const filter = {};
const platform = {
  platformId: 'site',
  kind: 'vnp',
  name: 'Site',
  address: 'https://platform.example',
  user: 'wall',
};

const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

const book = { table: [], zones: [] };

const nothing: Sample = { sound: {}, spoiled: { more: 1 } };

/** One for each request: a channel without a sample does not compile. */
export const requests: Record<RequestChannel, Sample> = {
  'view:join': nothing,
  'view:shown': {
    sound: { revision: 4, playing: 9, failed: 0 },
    spoiled: { revision: 4, playing: -1, failed: 0 },
  },
  'catalog:children': { sound: { nodeId: null, filter }, spoiled: { nodeId: '', filter } },
  'catalog:search': {
    sound: { query: 'rml', filter: { cameraClass: 1, isOnline: true }, limit: 100 },
    spoiled: { query: 'r'.repeat(81), filter, limit: 100 },
  },
  'catalog:spell': { sound: { words: ['场景'] }, spoiled: { words: ['x'.repeat(121)] } },
  'catalog:number': { sound: { number: 1032 }, spoiled: { number: 10.5 } },
  'catalog:path': { sound: { cameraId }, spoiled: { cameraId: 7 } },
  'catalog:cameras': { sound: { cameraIds: [cameraId] }, spoiled: { cameraIds: cameraId } },
  'catalog:owners': { sound: {}, spoiled: { owner: 1 } },
  'catalog:shelf': { sound: {}, spoiled: { cameraId } },
  'catalog:favour': {
    sound: { cameraId, isFavourite: true },
    spoiled: { cameraId, isFavourite: 'yes' },
  },
  'stream:open': {
    sound: { cameraId, widthPx: 640, heightPx: 360, purpose: 'wall' },
    spoiled: { cameraId, widthPx: 640, heightPx: 360, purpose: 'download' },
  },
  'stream:renew': { sound: { leaseId: 'lease' }, spoiled: { leaseId: '' } },
  'stream:report': {
    sound: {
      lines: [
        {
          leaseId: 'lease',
          widthPx: 320,
          heightPx: 180,
          purpose: 'wall',
          isVisible: false,
          offered: 12,
          dropped: 1,
          picture: { widthPx: 320, heightPx: 180, framesPerSecond: 12 },
        },
      ],
      calibration: { pixelsPerSecond: 1e8 },
    },
    spoiled: { lines: [], calibration: { pixelsPerSecond: -1 } },
  },
  'stream:hint': {
    sound: { cameraIds: [cameraId] },
    spoiled: { cameraIds: Array.from({ length: 65 }, () => cameraId) },
  },
  'stream:release': { sound: { leaseId: 'lease' }, spoiled: {} },
  'picture:open': {
    sound: { of: 'alarm', alarmId: 'city:alarm-1', index: 0 },
    spoiled: { of: 'file', path: '/etc/passwd' },
  },
  'scene:assign': {
    sound: { screenId, tileId, cameraId },
    spoiled: { screenId, tileId, cameraId, force: true },
  },
  'scene:board': {
    sound: { screenId, tileId, board: { kind: 'statistics', nodeId: null, period: 'shift' } },
    spoiled: { screenId, tileId, board: { kind: 'statistics', nodeId: null, period: 'decade' } },
  },
  'scene:tour': {
    sound: { screenId, tileId, tour: { nodeId: null, dwellS: 10 }, isWholeScreen: true },
    spoiled: { screenId, tileId, tour: { nodeId: null, dwellS: 1 }, isWholeScreen: true },
  },
  'scene:hotspot': {
    sound: { screenId, tileId, hotspot: { source: 'both', dwellS: 20 } },
    spoiled: { screenId, tileId, hotspot: { source: 'gossip', dwellS: 20 } },
  },
  'scene:lower-third': {
    sound: { screenId, tileId, lowerThird: { zh: '东门', en: '' } },
    spoiled: { screenId, tileId, lowerThird: { zh: ' ', en: '' } },
  },
  'notice:picture': nothing,
  'web:placed': {
    sound: { places: [{ pageKey: 'a#1', shape: '3x3', left: 0, top: 0, width: 640, height: 360 }] },
    spoiled: { places: [{ pageKey: 'a#1', shape: '3x3', left: -1, top: 0, width: 1, height: 1 }] },
  },
  'tile:tour': {
    sound: { screenId, tileId, order: 'toggle' },
    spoiled: { screenId, tileId, order: 'faster' },
  },
  'tile:presets': { sound: { screenId, tileId }, spoiled: { screenId } },
  'tile:cruise': {
    sound: { screenId, tileId, number: 0 },
    spoiled: { screenId, tileId, number: 256 },
  },
  'tile:preset': {
    sound: { screenId, tileId, number: 2 },
    spoiled: { screenId, tileId, number: 0 },
  },
  'ptz:take': {
    sound: { screenId, tileId, isTakeOver: true },
    spoiled: { screenId, tileId },
  },
  'ptz:move': {
    sound: { motion: { pan: 0.5, tilt: -1, zoom: 0 } },
    spoiled: { motion: { pan: 7, tilt: 0, zoom: 0 } },
  },
  'ptz:stop': nothing,
  'ptz:release': nothing,
  'tile:zoom': {
    sound: { screenId, tileId, order: { kind: 'step', steps: 2, at: { x: 0.5, y: 0.25 } } },
    spoiled: { screenId, tileId, order: { kind: 'step', steps: 200 } },
  },
  'crop:save': {
    sound: { screenId, tileId, number: 9001, name: 'Gate' },
    spoiled: { screenId, tileId, number: 9001, name: ' ' },
  },
  'crop:put': { sound: { screenId, tileId, number: 9001 }, spoiled: { screenId, tileId } },
  'crop:remove': { sound: { number: 9001 }, spoiled: {} },
  'scene:around': { sound: { screenId, tileId }, spoiled: { screenId } },
  'tour:groups': { sound: {}, spoiled: { all: true } },
  'tour:save': {
    sound: {
      group: {
        ...{ number: 3, name: 'Gates', dwellS: 20, isWholeScreen: true },
        source: { kind: 'cameras', list: [{ number: 1032 }, { number: 1040, dwellS: 30 }] },
      },
    },
    spoiled: {
      group: {
        ...{ number: 3, name: 'Gates', dwellS: 20, isWholeScreen: true },
        source: { kind: 'cameras', list: [] },
      },
    },
  },
  'tour:remove': { sound: { number: 3 }, spoiled: { number: '3' } },
  'tour:start': { sound: { screenId, tileId, number: 3 }, spoiled: { screenId, tileId } },
  'tour:look': {
    sound: { source: { kind: 'rule', nodeId: null, rule: { kind: 'dome' } } },
    spoiled: { source: { kind: 'rule', nodeId: null, rule: { kind: 'drone' } } },
  },
  'tour:end': { sound: {}, spoiled: { now: true } },
  'scene:layout': { sound: { screenId, tileCount: 16 }, spoiled: { screenId, tileCount: 65 } },
  'scene:select': { sound: { screenId, tileId: null }, spoiled: { screenId } },
  'scene:enlarge': { sound: { screenId, tileId }, spoiled: { screenId, tileId: 3 } },
  'scene:pin': {
    sound: { screenId, tileId, isPinned: true },
    spoiled: { screenId, tileId, isPinned: 'yes' },
  },
  'scene:reserve': {
    sound: { screenId, tileId, isReserved: true },
    spoiled: { screenId, tileId: 3, isReserved: true },
  },
  'tile:replay': {
    sound: { screenId, tileId, order: { kind: 'rate', rate: 0.25 } },
    spoiled: { screenId, tileId, order: { kind: 'rate', rate: 100 } },
  },
  'tile:listen': {
    sound: { screenId, tileId, cameraId, isOn: true },
    spoiled: { screenId, tileId, isOn: true },
  },
  'wall:replay': {
    sound: { screenIds: null, order: { kind: 'at', atMs: 1_000, rate: 4 } },
    spoiled: { screenIds: [], order: { kind: 'live' } },
  },
  'recording:spans': {
    sound: { cameraId, fromMs: 0, toMs: 7 * 86_400_000 },
    spoiled: { cameraId, fromMs: 0, toMs: 7 * 86_400_000 + 1 },
  },
  'recording:stretch': {
    sound: { cameraId, fromMs: 0, toMs: 60_000 },
    spoiled: { cameraId, fromMs: 60_000, toMs: 60_000 },
  },
  'scene:ribbon': { sound: { screenId, isOn: true }, spoiled: { isOn: true } },
  'scene:save': { sound: { number: 3, name: 'Evening' }, spoiled: { number: 3, name: '  ' } },
  'scene:recall': { sound: { isPrevious: true }, spoiled: { isPrevious: false } },
  'scene:undo': nothing,
  'library:read': nothing,
  'library:scene': {
    sound: { sceneId: 'one', version: null },
    spoiled: { sceneId: 'one', version: 0 },
  },
  'library:change': {
    sound: { kind: 'save', number: 3, name: 'Evening', folder: 'Nights', note: '' },
    spoiled: { kind: 'save', number: 0, name: 'Evening', folder: 'Nights', note: '' },
  },
  'library:export': {
    sound: { sceneId: null, name: 'scenes' },
    spoiled: { sceneId: null, name: '' },
  },
  'library:open': nothing,
  'library:import': {
    sound: { importId: 'one', choices: [{ index: 0, how: 'replace' }] },
    spoiled: { importId: 'one', choices: [{ index: 0, how: 'merge' }] },
  },
  'preview:open': { sound: { isAgain: false }, spoiled: {} },
  'preview:edit': {
    sound: { screenId, edit: { kind: 'matrix', columns: 6, rows: 4 } },
    spoiled: { screenId, edit: { kind: 'matrix', columns: 13, rows: 4 } },
  },
  'preview:undo': nothing,
  'preview:take': nothing,
  'preview:drop': nothing,
  'preview:save': {
    sound: { number: 3, name: 'Evening' },
    spoiled: { number: 0, name: 'Evening' },
  },
  'alarm:acknowledge': {
    sound: { alarmId: 'city:alarm-1', note: 'seen' },
    spoiled: { alarmId: 'city:alarm-1', note: 'n'.repeat(501) },
  },
  'alarm:shelve': {
    sound: { alarmId: 'city:alarm-1', minutes: null, reason: 'works' },
    spoiled: { alarmId: 'city:alarm-1', minutes: 600, reason: 'works' },
  },
  'alarm:disable': {
    sound: { alarmId: 'city:alarm-1', reason: 'repair' },
    spoiled: { alarmId: 'city:alarm-1', reason: 'annoying' },
  },
  'alarm:return': { sound: { orderId: 'order' }, spoiled: { orderId: '' } },
  'alarm:rate': {
    sound: { alarmId: 'city:alarm-1', priority: 'high', reason: 'seen-worse' },
    spoiled: { alarmId: 'city:alarm-1', priority: 'highest', reason: 'seen-worse' },
  },
  'alarm:history': {
    sound: {
      ...{ text: '环城路', priorities: ['high'], kinds: [], nodeIds: [] },
      ...{ fromMs: 0, toMs: null, before: null, limit: 50 },
    },
    spoiled: {
      ...{ text: '', priorities: ['highest'], kinds: [], nodeIds: [] },
      ...{ fromMs: 0, toMs: null, before: null, limit: 50 },
    },
  },
  'alarm:silence': nothing,
  'sound:measured': { sound: { trouble: 'sound-none' }, spoiled: { trouble: 'loud' } },
  'sound:tested': nothing,
  'call:seen': { sound: { callId: 'overdue city:1 5' }, spoiled: { callId: '' } },
  'procedure:step': {
    sound: { incidentId, stepId: 'look', result: { kind: 'skipped', reason: 'dark' } },
    spoiled: { incidentId, stepId: 'look', result: { kind: 'skipped', reason: ' ' } },
  },
  'procedure:export': nothing,
  'procedure:import': { sound: { text: '{}' }, spoiled: { text: 1 } },
  'alarm:flood-seen': nothing,
  'incident:open': { sound: { alarmId: 'city:alarm-1' }, spoiled: { alarmId: '' } },
  'incident:places': { sound: { nodeId: null }, spoiled: { nodeId: 7 } },
  'incident:units': { sound: { incidentId }, spoiled: { incidentId: 1 } },
  'incident:accept': { sound: { incidentId }, spoiled: { incidentId: null } },
  'incident:assign': {
    sound: { incidentId, unitIds: ['a', 'b'], joint: 'policing', instruction: '', limitMs: 60_000 },
    spoiled: { incidentId, unitIds: [], joint: null, instruction: '', limitMs: 60_000 },
  },
  'incident:feedback': {
    sound: { incidentId, text: 'done', cameraIds: [cameraId] },
    spoiled: { incidentId, text: ' ', cameraIds: [] },
  },
  'incident:reopen': { sound: { incidentId, reason: 'no' }, spoiled: { incidentId, reason: '' } },
  'incident:close': {
    sound: { incidentId, verdict: 'suspicious', cause: 'unclear' },
    spoiled: { incidentId, verdict: 'perhaps', cause: 'unclear' },
  },
  'incident:archive': { sound: { incidentId }, spoiled: { incidentId, reason: 'because' } },
  'incident:escalate': {
    sound: { incidentId, text: '' },
    spoiled: { incidentId, text: 't'.repeat(501) },
  },
  'incident:note': { sound: { incidentId, text: 'seen' }, spoiled: { incidentId, text: '' } },
  'incident:pass': {
    sound: { incidentId, direction: 'up', reason: 'too large' },
    spoiled: { incidentId, direction: 'sideways', reason: 'too large' },
  },
  'incident:merge': {
    sound: { incidentId, part: { of: 'incident', incidentId: 'city:incident-2' } },
    spoiled: { incidentId, part: { of: 'incident', alarmId: 'city:alarm-2' } },
  },
  'incident:bundle': {
    sound: { incidentId, words: bundleWords() },
    spoiled: { incidentId, words: { ...bundleWords(), fr: {} } },
  },
  'incident:split': {
    sound: { incidentId, part: { of: 'alarm', alarmId: 'city:alarm-2' } },
    spoiled: { incidentId, part: null },
  },
  'handover:read': nothing,
  'handover:begin': { sound: { note: '' }, spoiled: { note: 'n'.repeat(2_001) } },
  'handover:take': {
    sound: { name: 'Officer Two', role: 'officer' },
    spoiled: { name: ' ', role: 'officer' },
  },
  'handover:confirm': {
    sound: { lineId: 'alarm city:1', stamp: 'alarm', isConfirmed: true },
    spoiled: { lineId: '*', isConfirmed: true },
  },
  'handover:finish': nothing,
  'handover:cancel': nothing,
  'rules:read': { sound: { number: null }, spoiled: { number: 0 } },
  'rules:preview': { sound: { book }, spoiled: { book: { ...book, table: [{}] } } },
  'rules:save': { sound: { book }, spoiled: { book: { ...book, zones: [{}] } } },
  'rules:try': {
    sound: { book, fromMs: 0, toMs: 3_600_000 },
    spoiled: { book, fromMs: 'yesterday', toMs: 3_600_000 },
  },
  'rules:trying': nothing,
  'rules:stop': nothing,
  'briefing:read': nothing,
  'briefing:save': {
    sound: { programme: aProgramme() },
    spoiled: { programme: aProgramme({ items: [anItem(11, { plannedS: 0 })] }) },
  },
  'briefing:remove': { sound: { programmeId: 'programme-1' }, spoiled: { programmeId: '' } },
  'briefing:start': { sound: aBriefingWish(), spoiled: aBriefingWish({ screenIds: [] }) },
  'briefing:act': {
    sound: { order: { kind: 'aim', at: { x: 0.5, y: 1 } } },
    spoiled: { order: { kind: 'aim', at: { x: 0.5, y: 1.1 } } },
  },
  'briefing:leave': nothing,
  'shift:report': { sound: { back: 3 }, spoiled: { back: -1 } },
  'shift:copy': { sound: { text: 'report' }, spoiled: { text: '' } },
  'shift:export': {
    sound: { fromMs: 1, name: 'shift', html: '<!doctype html>' },
    spoiled: { fromMs: 1, name: 'shift', html: '#!/bin/sh' },
  },
  'settings:read': nothing,
  'settings:write': { sound: { locale: 'en' }, spoiled: { locale: 'fr' } },
  'settings:reset': nothing,
  'platform:connect': {
    sound: { platform, password: 'invented' },
    spoiled: { platform: { ...platform, address: 'file:///etc/passwd' }, password: 'invented' },
  },
  'platform:test': {
    sound: { platform, password: null },
    spoiled: { platform, password: 'p'.repeat(201) },
  },
  'platform:testing': nothing,
  'platform:stop-test': nothing,
  'platform:enable': {
    sound: { platformId: 'site', isOn: false },
    spoiled: { platformId: 'site', isOn: 'off' },
  },
  'platform:rename': {
    sound: { platformId: 'site', name: 'East' },
    spoiled: { platformId: 'site', name: ' ' },
  },
  'platform:order': {
    sound: { platformIds: ['site'] },
    spoiled: { platformIds: Array.from({ length: 17 }, () => 'site') },
  },
  'trust:list': nothing,
  'trust:choose': nothing,
  'trust:add': {
    sound: { fingerprints: [fingerprint] },
    spoiled: { fingerprints: [fingerprint.toLowerCase()] },
  },
  'trust:remove': { sound: { fingerprint }, spoiled: { fingerprint: 'AA:BB' } },
  'source:list': nothing,
  'source:save': {
    sound: { source: aWebhook(), secret: null },
    spoiled: { source: aWebhook({ host: 'gate.example' }), secret: null },
  },
  'source:remove': { sound: { sourceId: 'gate' }, spoiled: { sourceId: '' } },
  'source:preview': {
    sound: { mapping: aMapping(), sample: aSample('{}') },
    spoiled: { mapping: aMapping({ endsAfterMinutes: -1 }), sample: aSample('{}') },
  },
  'source:replay': {
    sound: { mapping: aMapping() },
    spoiled: { mapping: aMapping({ zone: '' }) },
  },
  'source:record': { sound: { sourceId: 'gate' }, spoiled: { sourceId: 7 } },
  'platform:remove': { sound: { platformId: 'site' }, spoiled: { platformId: 'p'.repeat(161) } },
  'action:list': { sound: { limit: 50 }, spoiled: { limit: 501 } },
  'app:fullscreen': { sound: { which: 'desk' }, spoiled: { which: 'other' } },
  'machine:measured': {
    sound: { codecs: { h264: 'hardware', h265: 'none', av1: 'software' } },
    spoiled: { codecs: { h264: 'yes' } },
  },
  'machine:read': nothing,
  'address:add': { sound: { url: 'http://192.0.2.7/1.m3u8' }, spoiled: { url: 7 } },
  'screen:identify': nothing,
  'screen:settle': {
    sound: { oneId: screenId, otherId: 'screen-2', isSwapped: true },
    spoiled: { oneId: screenId, isSwapped: true },
  },
  'screen:lend': { sound: { screenId, onId: null }, spoiled: { screenId } },
  'screen:forget': { sound: { screenId }, spoiled: { screenId: 7 } },
  'app:autostart': nothing,
  'app:start-at-login': { sound: { isOn: true }, spoiled: { isOn: 'yes' } },
  'app:about': nothing,
  'app:quit': nothing,
};

const alarm = anAlarm();
const incident = anIncident();

/** One for each push. */
export const pushes: Record<PushChannel, Sample> = {
  'view:patched': {
    sound: {
      from: 1,
      to: 2,
      alarms: { set: { [alarm.alarmId]: alarm }, remove: [] },
      incidents: { set: { [incident.incidentId]: incident }, remove: ['city:incident-0'] },
    },
    spoiled: {
      from: 1,
      to: 2,
      alarms: { set: { [alarm.alarmId]: { ...alarm, count: 0 } }, remove: [] },
    },
  },
  'stream:revoked': {
    sound: { leaseId: 'lease', fault: { code: 'stream/lease-ended' } },
    spoiled: { leaseId: 'lease', fault: { code: 'stream/tired' } },
  },
  'stream:adjusted': {
    sound: {
      leaseId: 'lease',
      standing: { step: 'smaller', profile: 'small', reason: 'machine' },
    },
    spoiled: { leaseId: 'lease', standing: { step: 'black', profile: 'small', reason: null } },
  },
  'stream:server-back': {
    sound: { leaseIds: ['lease'], cameraIds: [cameraId], withinMs: 4_000 },
    spoiled: { leaseIds: ['lease'], cameraIds: [cameraId], withinMs: -1 },
  },
  'stream:standby': {
    sound: {
      standbys: [{ leaseId: 'lease', cameraId, url: 'http://127.0.0.1:1/l/x', isDemo: true }],
    },
    spoiled: { standbys: [{ leaseId: 'lease', cameraId, url: 'here', isDemo: true }] },
  },
  'app:closing': nothing,
};

/** The settings file, as a first start writes it and as a hand spoiled it. */
export const settingsFile: Sample = {
  sound: defaultSettings,
  spoiled: { ...defaultSettings, city: { ...defaultSettings.city, cameras: 'many' } },
};
