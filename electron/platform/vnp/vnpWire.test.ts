import { describe, expect, it } from 'vitest';
import type * as z from 'zod';

import { stepCodes } from '#contract/incidentLoop';

import {
  aWireAlarm,
  aWireCamera,
  aWireIncident,
  aWireNode,
} from '../../../tests/builders/vnpMessages';
import * as wire from './vnpWire';
import * as incidentWire from './vnpWireIncident';

const recorded: [string, z.ZodType, Record<string, unknown>, string][] = [
  [
    'problem',
    wire.wireProblemSchema,
    { error: { code: 'taken', message: 'no', detail: { seat: 1 } } },
    'error',
  ],
  [
    'info',
    wire.wireInfoSchema,
    {
      protocol: 'vnp/1',
      name: '演练城市',
      nameEn: 'Rehearsal city',
      version: '1.0.0',
      demo: true,
      capabilities: ['live-hls'],
      limits: { pageSize: 5000 },
      serverTimeMs: 1,
    },
    'demo',
  ],
  [
    'session',
    wire.wireSessionSchema,
    { accessToken: 'a', expiresAtMs: 2, renewToken: 'r', renewUntilMs: 3 },
    'accessToken',
  ],
  ['actor', wire.wireActorSchema, { seat: 1, name: '林一', role: 'lead' }, 'seat'],
  ['node', wire.wireNodeSchema, { ...aWireNode() }, 'level'],
  ['camera', wire.wireCameraSchema, { ...aWireCamera() }, 'class'],
  [
    'page of nodes',
    wire.wireNodePageSchema,
    { catalogVersion: 'v1', total: 1, nodes: [{}], nextCursor: null },
    'nodes',
  ],
  [
    'page of cameras',
    wire.wireCameraPageSchema,
    { catalogVersion: 'v1', total: 1, cameras: [{}], nextCursor: 'c' },
    'nextCursor',
  ],
  [
    'catalog change',
    wire.wireCatalogChangeSchema,
    { catalogVersion: 'v2', kind: 'removed', cameraId: '1', camera: null },
    'kind',
  ],
  [
    'catalog changes',
    wire.wireCatalogChangesSchema,
    { catalogVersion: 'v2', changes: [], more: false },
    'more',
  ],
  [
    'stream',
    wire.wireStreamSchema,
    {
      streamId: 's',
      transport: 'hls',
      url: 'http://media.example/s.m3u8?token=t',
      expiresAtMs: 1,
      profile: 'sub',
    },
    'url',
  ],
  ['recorded spans', wire.wireRecordingsSchema, { spans: [{ fromMs: 1, toMs: 2 }] }, 'spans'],
  ['recorded span', wire.wireRecordedSpanSchema, { fromMs: 1, toMs: 2 }, 'toMs'],
  [
    'recorded stretch',
    wire.wireRecordingSchema,
    {
      transport: 'hls',
      url: 'http://media.example/r.m3u8?token=t',
      parts: [{ fromMs: 1, toMs: 2 }],
    },
    'parts',
  ],
  ['alarm', wire.wireAlarmSchema, { ...aWireAlarm() }, 'level'],
  ['incident', incidentWire.wireIncidentSchema, { ...aWireIncident() }, 'steps'],
  [
    'page of alarms',
    wire.wireAlarmPageSchema,
    { alarms: [], nextCursor: null, eventCursor: 'c' },
    'eventCursor',
  ],
  [
    'page of incidents',
    incidentWire.wireIncidentPageSchema,
    { incidents: [], nextCursor: null, eventCursor: 'c' },
    'incidents',
  ],
  [
    'steps',
    incidentWire.wireLoopSchema,
    {
      steps: stepCodes.map((code) => ({ code, nameZh: '步', nameEn: 'Step', allowed: ['accept'] })),
      leadCloses: [1],
      takesPictures: false,
    },
    'takesPictures',
  ],
  [
    'units',
    incidentWire.wireUnitsSchema,
    { units: [{ unitId: 'u', name: '一队', nameEn: 'One' }] },
    'units',
  ],
  [
    'statistics',
    incidentWire.wireStatisticsSchema,
    { spans: [{ fromMs: 1, toMs: 2, registered: 3, handled: 1 }] },
    'spans',
  ],
  [
    'preset positions',
    wire.wirePresetsSchema,
    { presets: [{ presetId: '1', name: '东口', nameEn: 'East' }] },
    'presets',
  ],
  ['lease of steering', wire.wirePtzLeaseSchema, { leaseId: 'l' }, 'leaseId'],
  ['who steers', wire.wirePtzHoldingSchema, { cameraId: 'c', holder: null }, 'holder'],
  [
    'hello',
    wire.wireSocketSchema,
    {
      type: 'hello',
      cursor: 'c',
      resumed: true,
      serverTimeMs: 1,
      heartbeatMs: 5000,
      tokenExpiresAtMs: 2,
    },
    'heartbeatMs',
  ],
  ['renewed', wire.wireSocketSchema, { type: 'renewed', tokenExpiresAtMs: 2 }, 'tokenExpiresAtMs'],
  ['heartbeat', wire.wireSocketSchema, { type: 'heartbeat', atMs: 1, cursor: 'c' }, 'cursor'],
  ['gap', wire.wireSocketSchema, { type: 'gap', cursor: 'c', reason: 'too-old' }, 'reason'],
  [
    'refusal of the socket',
    wire.wireSocketSchema,
    { type: 'refused', error: { code: 'bad-token', message: '' } },
    'error',
  ],
  ['alarm event', wire.wireSocketSchema, { type: 'alarm', cursor: 'c', alarm: {} }, 'cursor'],
  [
    'incident event',
    wire.wireSocketSchema,
    { type: 'incident', cursor: 'c', incident: {} },
    'type',
  ],
  ['catalog event', wire.wireSocketSchema, { type: 'catalog', cursor: 'c', change: {} }, 'cursor'],
  ['ptz event', wire.wireSocketSchema, { type: 'ptz', cursor: 'c' }, 'cursor'],
  ['unknown event', wire.wireUnknownEventSchema, { type: 'later', cursor: 'c' }, 'cursor'],
];

describe('the shapes of vnp', () => {
  it.each(recorded)(
    'read a recorded %s, also with a field of a later version',
    (_, schema, message) => {
      expect(schema.safeParse(message).success).toBe(true);
      expect(schema.safeParse({ ...message, addedLater: 1 }).success).toBe(true);
    },
  );

  it.each(recorded)('refuse a spoiled %s', (_, schema, message, field) => {
    expect(schema.safeParse({ ...message, [field]: { spoiled: true } }).success).toBe(false);
    expect(schema.safeParse({ ...message, [field]: undefined }).success).toBe(false);
    expect(schema.safeParse(null).success).toBe(false);
    expect(schema.safeParse([message]).success).toBe(false);
  });

  it('are all tried here', () => {
    const tried = new Set<unknown>(recorded.map(([, schema]) => schema));
    const schemas: readonly unknown[] = [...Object.values(wire), ...Object.values(incidentWire)];
    expect(schemas.filter((schema) => !tried.has(schema))).toEqual([]);
  });
});
