import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { Camera, CatalogNode } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { IncidentOrder } from '#contract/incidentOrder';
import type { FaultCode, Outcome } from '#contract/outcome';

import type { Answer, CatalogNews, EventNews, PlatformPort } from '../../electron/wall/ports';

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
  raiseAlarm: (cameraId: CameraId, level: 1 | 2 | 3 | 4) => Promise<void>;
  clearAlarm: (alarm: AlarmReport) => Promise<void>;
  changeCatalog: (
    kind: 'online' | 'offline' | 'added' | 'removed' | 'renamed',
    cameraId: CameraId,
    name?: string,
  ) => Promise<void>;
  /** How often an answer with this key reached the platform and was taken as one. */
  countAnswers: (key: string) => Promise<number>;
  /** Breaks every connection; new ones go through. */
  cutLine: () => void;
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

const never = (): never => {
  throw new Error('it is there');
};

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.fault.code);

let answers = 0;
const anAnswer = (seat: number): Answer => {
  answers += 1;
  const key = `answer-${String(Date.now())}-${String(answers)}`;
  return { actor: { seat, name: `席位${String(seat)}`, role: 'officer' }, atMs: Date.now(), key };
};

const soon = { timeout: 20_000, interval: 20 } as const;

/** What every kind of platform must do. */
export const platformContract = (name: string, setTheStage: () => Promise<PlatformStage>): void => {
  describe(`PlatformPort as ${name}`, () => {
    vi.setConfig({ testTimeout: 60_000 });
    let stage: PlatformStage;
    const started: PlatformPort[] = [];

    beforeAll(async () => {
      stage = await setTheStage();
    }, 30_000);

    afterEach(async () => {
      await Promise.all(started.splice(0).map((port) => port.stop()));
    });

    afterAll(async () => {
      await stage.close();
    });

    const start = async (): Promise<Told> => {
      const told = listenTo(stage.connect());
      started.push(told.port);
      told.port.start();
      await expect.poll(() => told.port.health().isCatalogLoading, soon).toBe(false);
      return told;
    };

    const anOnlineCamera = (told: Told): Camera => {
      // A second alarm of a camera would be counted on its first.
      const alarmed = new Set([...told.alarms.values()].map(({ cameraId }) => cameraId));
      const camera = [...told.cameras.values()].find(
        ({ cameraId, isOnline }) => isOnline && !alarmed.has(cameraId),
      );
      if (camera === undefined) throw new Error('no camera is online');
      return camera;
    };

    it('is quiet before it is started', () => {
      const told = listenTo(stage.connect());
      expect(told.port.health()).toMatchObject({ state: 'connecting', isCatalogLoading: true });
      expect(told.catalog).toEqual([]);
    });

    it('tells the whole catalog once, parents before children, every id with its own', async () => {
      const told = await start();
      const { platformId } = told.port;
      expect(told.catalog[0]).toEqual({ kind: 'reset' });
      expect(told.catalog.filter(({ kind }) => kind === 'complete')).toHaveLength(1);
      expect(told.cameras.size).toBe(stage.cameraCount);
      expect(told.port.health()).toMatchObject({ state: 'live', cameraCount: stage.cameraCount });
      const seen = new Set<string>();
      for (const { nodeId, parentId } of told.nodes.values()) {
        if (parentId !== null) expect(seen).toContain(parentId);
        seen.add(nodeId);
      }
      for (const camera of told.cameras.values()) {
        expect(camera.cameraId.startsWith(`${platformId}:`)).toBe(true);
        expect(seen.has(camera.nodeId)).toBe(true);
        expect(camera.place.zh).not.toBe('');
      }
    });

    it('says that the log-in is refused', async () => {
      const told = listenTo(stage.connect('a wrong one'));
      started.push(told.port);
      told.port.start();
      await expect.poll(() => told.port.health().fault?.code, soon).toBe('platform/login-refused');
      expect(told.port.health().state).toBe('down');
    });

    it('follows the changes of the catalog', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      await stage.changeCatalog('renamed', cameraId, '改名');
      await expect.poll(() => told.cameras.get(cameraId)?.name.zh, soon).toBe('改名');
      await stage.changeCatalog('offline', cameraId);
      await expect.poll(() => told.cameras.get(cameraId)?.isOnline, soon).toBe(false);
      await stage.changeCatalog('online', cameraId);
      await expect.poll(() => told.cameras.get(cameraId)?.isOnline, soon).toBe(true);
      await stage.changeCatalog('added', cameraId, '新增');
      await expect.poll(() => told.cameras.size, soon).toBe(stage.cameraCount + 1);
      const added = [...told.cameras.values()].find(({ name }) => name.zh === '新增');
      if (added === undefined) throw new Error('not added');
      await stage.changeCatalog('removed', added.cameraId);
      await expect.poll(() => told.cameras.size, soon).toBe(stage.cameraCount);
      expect(told.port.health().cameraCount).toBe(stage.cameraCount);
    });

    it('opens, renews and closes a stream', async () => {
      const { port, ...told } = await start();
      const { cameraId } = anOnlineCamera({ port, ...told });
      const stream = valueOf(await port.openStream(cameraId, 'sub'));
      expect(stream).toMatchObject({ transport: 'hls', profile: 'sub' });
      expect(stream.expiresAtMs).toBeGreaterThan(Date.now());
      await new Promise((resolve) => setTimeout(resolve, 20));
      const renewed = valueOf(await port.renewStream(stream.streamKey));
      expect(renewed.expiresAtMs).toBeGreaterThan(stream.expiresAtMs);
      await port.closeStream(stream.streamKey);
      expect(codeOf(await port.renewStream(stream.streamKey))).toBe('stream/lease-ended');
    });

    it('sends a camera to a preset position and lets go of it, so that others may', async () => {
      const told = await start();
      const { actor } = anAnswer(3);
      const steerable = [...told.cameras.values()].find(
        ({ kind, isOnline }) => kind === 'ptz' && isOnline,
      );
      if (steerable === undefined) throw new Error('no camera can be steered');
      const { cameraId } = steerable;
      const presets = valueOf(await told.port.presets(cameraId));
      expect(presets.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(valueOf(await told.port.goToPreset(cameraId, 2, actor))).toEqual(presets[1]);
      const other = { ...actor, seat: 9 };
      expect(valueOf(await told.port.goToPreset(cameraId, 3, other))).toEqual(presets[2]);
      expect(codeOf(await told.port.goToPreset(cameraId, 99, actor))).toBe('ptz/no-preset');
    });

    it('says why a camera cannot be steered', async () => {
      const told = await start();
      const { actor } = anAnswer(3);
      const fixed = [...told.cameras.values()].find(({ kind }) => kind !== 'ptz') ?? never();
      expect(valueOf(await told.port.presets(fixed.cameraId))).toEqual([]);
      expect(codeOf(await told.port.goToPreset(fixed.cameraId, 1, actor))).toBe('ptz/no-preset');
    });

    it('says why a stream cannot be had', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const nobody = `${told.port.platformId}:00000000000000000000` as CameraId;
      expect(codeOf(await told.port.openStream(nobody, 'sub'))).toBe('catalog/unknown-camera');
      await stage.changeCatalog('offline', cameraId);
      expect(codeOf(await told.port.openStream(cameraId, 'sub'))).toBe('stream/offline');
      await stage.changeCatalog('online', cameraId);
    });

    it('tells an alarm, has it acknowledged once, and tells its end', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const known = new Set(told.alarms.keys());
      await stage.raiseAlarm(cameraId, 1);
      const raised = (): AlarmReport | undefined =>
        [...told.alarms.values()].find(({ alarmId }) => !known.has(alarmId));
      await expect.poll(raised, soon).toBeDefined();
      const alarm = raised();
      if (alarm === undefined) throw new Error('no alarm');
      expect(alarm).toMatchObject({ cameraId, priority: 'critical', condition: 'active' });

      const answer = anAnswer(3);
      const acknowledged = valueOf(await told.port.acknowledge(alarm.alarmId, answer));
      expect(acknowledged.acknowledgement?.actor).toEqual(answer.actor);
      expect(acknowledged.version).toBeGreaterThan(alarm.version);
      await told.port.acknowledge(alarm.alarmId, answer);
      expect(await stage.countAnswers(answer.key)).toBe(1);
      await expect
        .poll(() => told.alarms.get(alarm.alarmId)?.acknowledgement?.actor.seat, soon)
        .toBe(3);

      await stage.clearAlarm(alarm);
      await expect.poll(() => told.alarms.get(alarm.alarmId)?.condition, soon).toBe('cleared');
    });

    it('lets the first accept an incident, and tells the second who was first', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const known = new Set(told.incidents.keys());
      await stage.raiseAlarm(cameraId, 1);
      const raised = (): Incident | undefined =>
        [...told.incidents.values()].find(({ incidentId }) => !known.has(incidentId));
      await expect.poll(raised, soon).toBeDefined();
      const incident = raised();
      if (incident === undefined) throw new Error('no incident');
      expect(incident.currentStep).toBe('reported');
      const accepted = valueOf(
        await told.port.order(incident.incidentId, { kind: 'accept' }, anAnswer(1)),
      );
      expect(accepted).toMatchObject({ currentStep: 'assessing', owner: { seat: 1 } });
      const second = await told.port.order(incident.incidentId, { kind: 'accept' }, anAnswer(2));
      expect(second).toMatchObject({ ok: false, fault: { code: 'incident/taken' } });
      expect(second.ok ? '' : second.fault.detail).toContain('席位1');
      await expect.poll(() => told.incidents.get(incident.incidentId)?.owner?.seat, soon).toBe(1);
    });

    it('works a case through its steps, and refuses what cannot be in words of ours', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const known = new Set(told.incidents.keys());
      await stage.raiseAlarm(cameraId, 2);
      const raised = (): Incident | undefined =>
        [...told.incidents.values()].find(({ incidentId }) => !known.has(incidentId));
      await expect.poll(raised, soon).toBeDefined();
      const { incidentId, alarmIds, nodeId } = raised() ?? never();
      const order = (what: IncidentOrder, seat = 1, role: Actor['role'] = 'officer') => {
        const answer = anAnswer(seat);
        return told.port.order(incidentId, what, { ...answer, actor: { ...answer.actor, role } });
      };
      const [alarmId = never()] = alarmIds;
      const close = { kind: 'close', verdict: 'real', cause: '已处理' } as const;

      const units = valueOf(await told.port.units(nodeId));
      valueOf(await order({ kind: 'accept' }));
      expect(codeOf(await order({ kind: 'archive' }))).toBe('incident/wrong-step');
      expect(codeOf(await order({ kind: 'split', part: { of: 'alarm', alarmId } }))).toBe(
        'incident/not-together',
      );
      expect(codeOf(await order(close))).toBe('incident/lead-needed');
      const assigned = valueOf(
        await order({
          kind: 'assign',
          unitIds: units.slice(0, 2).map(({ unitId }) => unitId),
          joint: 'mediation',
          instruction: '到场',
          limitMs: 600_000,
        }),
      );
      expect(assigned).toMatchObject({ currentStep: 'assigned', joint: 'mediation' });
      expect(assigned.units.map(({ name }) => name)).toEqual(
        units.slice(0, 2).map(({ name }) => name),
      );
      const answered = valueOf(
        await order({ kind: 'feedback', text: '已处理', cameraIds: [cameraId] }),
      );
      const picture = answered.feedback[0]?.firstPicture ?? never();
      valueOf(await told.port.picture(incidentId, picture));
      const back = valueOf(await order({ kind: 'reopen', reason: '画面仍有' }));
      expect(back.currentStep).toBe('investigating');
      valueOf(await order({ kind: 'note', text: '记' }, 2));
      expect(valueOf(await order({ kind: 'escalate', text: '催' }, 2)).escalations).toHaveLength(1);
      const up = { kind: 'pass', direction: 'up', reason: '跨区' } as const;
      expect(valueOf(await order(up)).owner).toBeNull();
      valueOf(await order(up));
      expect(codeOf(await order(up))).toBe('incident/no-level');
      expect(valueOf(await order(close, 3, 'lead'))).toMatchObject({
        currentStep: 'closed',
        cause: '已处理',
      });
      const archived = valueOf(await order({ kind: 'archive' }, 3, 'lead'));
      expect(archived.archivedAtMs).not.toBeNull();
      expect(archived.allowed).toEqual([]);
    });

    it('makes a case of an alarm that has none, once', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const known = new Set(told.alarms.keys());
      await stage.raiseAlarm(cameraId, 4);
      const raised = (): AlarmReport | undefined =>
        [...told.alarms.values()].find(({ alarmId }) => !known.has(alarmId));
      await expect.poll(raised, soon).toBeDefined();
      const { alarmId } = raised() ?? never();
      const first = valueOf(await told.port.openIncident(alarmId, anAnswer(1)));
      expect(first).toMatchObject({ alarmIds: [alarmId], currentStep: 'reported' });
      const second = valueOf(await told.port.openIncident(alarmId, anAnswer(2)));
      expect(second.incidentId).toBe(first.incidentId);
    });

    it('knows no alarm or incident that is not there', async () => {
      const { port } = await start();
      const nothing = `${port.platformId}:nothing` as never;
      expect(codeOf(await port.acknowledge(nothing, anAnswer(1)))).toBe('alarm/unknown');
      expect(codeOf(await port.order(nothing, { kind: 'accept' }, anAnswer(1)))).toBe(
        'incident/unknown',
      );
      expect(codeOf(await port.picture(nothing, 0))).toBe('media/no-picture');
    });

    it('misses nothing when the line is cut', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      await stage.severLine();
      await expect.poll(() => told.port.health().state, soon).toBe('down');
      expect(told.port.health().alarmsStaleSinceMs).not.toBeNull();
      const known = new Set(told.alarms.keys());
      const fullLists = told.events.filter(({ isFull }) => isFull).length;
      await stage.raiseAlarm(cameraId, 3);
      await stage.mendLine();
      await expect.poll(() => told.alarms.size, soon).toBe(known.size + 1);
      await expect.poll(() => told.port.health().state, soon).toBe('live');
      expect(told.port.health().alarmsStaleSinceMs).toBeNull();
      expect(told.events.filter(({ isFull }) => isFull)).toHaveLength(fullLists);
    });

    it('is back soon when every connection broke', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      stage.cutLine();
      await expect.poll(() => told.port.health().state, soon).toBe('down');
      await expect.poll(() => told.port.health().state, soon).toBe('live');
      expect(codeOf(await told.port.openStream(cameraId, 'small'))).toBe('ok');
    });

    it('comes back when the platform died, with the full lists and the same catalog', async () => {
      const told = await start();
      const fullLists = told.events.filter(({ isFull }) => isFull).length;
      await stage.restart();
      await expect
        .poll(() => told.events.filter(({ isFull }) => isFull).length, soon)
        .toBe(fullLists + 1);
      await expect.poll(() => told.port.health().state, soon).toBe('live');
      expect(told.cameras.size).toBe(stage.cameraCount);
      expect(told.catalog.filter(({ kind }) => kind === 'reset')).toHaveLength(1);
      const stream = await told.port.openStream(anOnlineCamera(told).cameraId, 'sub');
      expect(codeOf(stream)).toBe('ok');
    });

    it('is silent after it was stopped', async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      await told.port.stop();
      const { length } = told.events;
      await stage.raiseAlarm(cameraId, 4);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(told.events).toHaveLength(length);
    });
  });
};
