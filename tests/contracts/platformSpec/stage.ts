import { expect } from 'vitest';

import type { AlarmReport } from '#contract/alarm';
import type { PlatformCapability } from '#contract/capabilities';
import type { Camera, CatalogNode } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { FaultCode, Outcome } from '#contract/outcome';

import type { RecordedSpan } from '#contract/recording';

import type { Answer, CatalogNews, EventNews, PlatformPort } from '../../../electron/wall/ports';

/** Faults that a platform can be made to show on one camera, and what the gateway calls them. */
export const rehearsedFaults = {
  offline: 'stream/offline',
  unauthorized: 'stream/unauthorized',
  'not-found': 'stream/not-found',
  'server-error': 'stream/server-error',
  'expired-token': 'stream/expired',
  refused: 'stream/refused',
  'never-answers': 'stream/no-answer',
  html: 'stream/not-a-playlist',
  'stale-playlist': 'stream/stale-playlist',
  'unplayable-codec': null,
} as const satisfies Record<string, FaultCode | null>;
export type RehearsedFault = keyof typeof rehearsedFaults;

/** A platform of one kind with a station's adapter to it, and a hand behind the scenes. */
export interface PlatformStage {
  cameraCount: number;
  /** A fresh adapter, not started. Another password is a wrong one. */
  connect: (password?: string) => PlatformPort;
  /** Where it tells alarms. */
  raiseAlarm?: (cameraId: CameraId, level: 1 | 2 | 3 | 4) => Promise<void>;
  /** Where it tells the end of alarms. */
  clearAlarm?: (alarm: AlarmReport) => Promise<void>;
  /** Asked for what its capabilities allow, `added` and `removed` always. */
  changeCatalog: (
    kind: 'online' | 'offline' | 'added' | 'removed' | 'renamed',
    cameraId: CameraId,
    name?: string,
  ) => Promise<void>;
  /** Which camera is recorded, and within which time; left out: every one, until now. */
  recorded?: () => RecordedSpan & { cameraId: CameraId };
  /** The same for what can be played eight times as fast as it was. */
  recordedForSpeed?: () => RecordedSpan & { cameraId: CameraId };
  /** How often an answer with this key reached the platform; where it takes acknowledgements. */
  countAnswers?: (key: string) => Promise<number>;
  /** Breaks every connection; new ones go through. */
  cutLine: () => void;
  /** The platform cannot be reached, until the line is mended. */
  severLine: () => Promise<void>;
  mendLine: () => Promise<void>;
  /** The platform dies and comes back with nothing but its catalog. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

/** Everything that one adapter told. */
export interface Told {
  port: PlatformPort;
  catalog: CatalogNews[];
  nodes: Map<string, CatalogNode>;
  cameras: Map<string, Camera>;
  alarms: Map<string, AlarmReport>;
  incidents: Map<string, Incident>;
  events: EventNews[];
  states: string[];
}

/** Writes down what an adapter tells, as the rules of the wall would. */
export const listenTo = (port: PlatformPort): Told => {
  const told: Told = {
    port,
    catalog: [],
    nodes: new Map(),
    cameras: new Map(),
    alarms: new Map(),
    incidents: new Map(),
    events: [],
    states: [],
  };
  port.onCatalogNews((news) => {
    told.catalog.push(news);
    if (news.kind === 'upsert') {
      for (const node of news.nodes) told.nodes.set(node.nodeId, node);
      for (const camera of news.cameras) told.cameras.set(camera.cameraId, camera);
    } else if (news.kind === 'remove') {
      for (const nodeId of news.nodeIds) told.nodes.delete(nodeId);
      for (const cameraId of news.cameraIds) told.cameras.delete(cameraId);
    }
  });
  port.onEventNews((news) => {
    told.events.push(news);
    for (const alarm of news.alarms) told.alarms.set(alarm.alarmId, alarm);
    for (const incident of news.incidents) told.incidents.set(incident.incidentId, incident);
  });
  port.onHealthChanged(({ state }) => {
    if (told.states.at(-1) !== state) told.states.push(state);
  });
  return told;
};

/** The value of an outcome that must be one. */
export const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(`unexpected fault ${outcome.fault.code}`);
  return outcome.value;
};

/** Says that something must be there. */
export const never = (): never => {
  throw new Error('it is not there');
};

/** `ok`, or the code of the fault. */
export const codeOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? 'ok' : outcome.fault.code;

let answers = 0;

/** An answer of a seat, with a key of its own. */
export const anAnswer = (seat: number): Answer => {
  answers += 1;
  const key = `answer-${String(Date.now())}-${String(answers)}`;
  return { actor: { seat, name: `席位${String(seat)}`, role: 'officer' }, atMs: Date.now(), key };
};

/** How long something may take on a busy machine. */
export const soon = { timeout: 20_000, interval: 20 } as const;

/** A camera that can be opened, and that no alarm stands at. */
export const anOnlineCamera = (told: Told): Camera => {
  // A second alarm of a camera would be counted on its first.
  const alarmed = new Set([...told.alarms.values()].map(({ cameraId }) => cameraId));
  return (
    [...told.cameras.values()].find(
      ({ cameraId, isOnline }) => isOnline && !alarmed.has(cameraId),
    ) ?? never()
  );
};

/** Lets an alarm be raised and waits until the adapter tells it. */
export const raise = async (
  stage: PlatformStage,
  told: Told,
  cameraId: CameraId,
  level: 1 | 2 | 3 | 4,
): Promise<AlarmReport> => {
  const known = new Set(told.alarms.keys());
  const raised = (): AlarmReport | undefined =>
    [...told.alarms.values()].find(({ alarmId }) => !known.has(alarmId));
  await (stage.raiseAlarm ?? never)(cameraId, level);
  await expect.poll(raised, soon).toBeDefined();
  return raised() ?? never();
};

/** What the groups of the spec are written with. */
export interface Spec {
  stage: () => PlatformStage;
  /** A fresh adapter that has read its catalog; stopped after the test. */
  start: () => Promise<Told>;
  /** One that was not started; stopped after the test. */
  connect: (password?: string) => Told;
  /** A test for platforms that can do all of these; `[]`: for every one. */
  holds: (
    needs: readonly PlatformCapability[],
    sentence: string,
    test: () => Promise<void> | void,
  ) => void;
  /** A test for platforms that cannot. */
  without: (lacks: PlatformCapability, sentence: string, test: () => Promise<void> | void) => void;
}
