import { expect } from 'vitest';

import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import type { IncidentOrder } from '#contract/incidentOrder';

import { anAnswer, anOnlineCamera, codeOf, never, soon, valueOf, type Spec } from './stage';

/** Incidents, from the alarm to the archive. */
export const incidentSpec = ({ stage, start, holds, without }: Spec): void => {
  holds(
    ['alarms', 'incidents'],
    'lets the first accept an incident, and tells the second who was first',
    async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const known = new Set(told.incidents.keys());
      await (stage().raiseAlarm ?? never)(cameraId, 1);
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
    },
  );

  holds(
    ['alarms', 'incidents'],
    'works a case through its steps, and refuses what cannot be in words of ours',
    async () => {
      const told = await start();
      const { cameraId } = anOnlineCamera(told);
      const known = new Set(told.incidents.keys());
      await (stage().raiseAlarm ?? never)(cameraId, 2);
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
    },
  );

  holds(['alarms', 'incidents'], 'makes a case of an alarm that has none, once', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    const known = new Set(told.alarms.keys());
    await (stage().raiseAlarm ?? never)(cameraId, 4);
    const raised = (): AlarmReport | undefined =>
      [...told.alarms.values()].find(({ alarmId }) => !known.has(alarmId));
    await expect.poll(raised, soon).toBeDefined();
    const { alarmId } = raised() ?? never();
    const first = valueOf(await told.port.openIncident(alarmId, anAnswer(1)));
    expect(first).toMatchObject({ alarmIds: [alarmId], currentStep: 'reported' });
    const second = valueOf(await told.port.openIncident(alarmId, anAnswer(2)));
    expect(second.incidentId).toBe(first.incidentId);
  });

  without('incidents', 'makes no case of an alarm, and has no units', async () => {
    const { port } = await start();
    const nothing = `${port.platformId}:nothing` as never;
    expect(codeOf(await port.openIncident(nothing, anAnswer(1)))).toBe('platform/refused');
    expect(valueOf(await port.units(null))).toEqual([]);
  });
};
