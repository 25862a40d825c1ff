import type { AlarmDesk } from './alarmDesk';
import type { IncidentDesk } from './incidentDesk';
import { taken, told, wrongStep } from './incidentSteps';
import type { IncidentWork } from './incidentWork';
import { done, refused, type Result } from './refusal';
import { allows } from './stepLoop';
import type { Actor, Incident } from './wire';

/** What goes into a case or out of it: an alarm, or another case. */
export type Part = { alarmId: string } | { incidentId: string };

export interface IncidentMergingParts {
  alarms: AlarmDesk;
  incidents: IncidentDesk;
  work: IncidentWork;
  now: () => number;
}

/** Several reports of one happening become one case, and are taken apart again. */
export class IncidentMerging {
  constructor(private readonly parts: IncidentMergingParts) {}

  merge(id: string, actor: Actor, part: Part): Result<Incident> {
    const found = this.parts.work.mayWork(id, actor, 'merge');
    if (!found.ok) return found;
    if ('incidentId' in part) return this.takeIn(found.value, part.incidentId, actor);
    const alarm = this.parts.alarms.find(part.alarmId);
    if (!alarm.ok) return alarm;
    const { incidentId } = alarm.value;
    if (incidentId === id) return found;
    if (incidentId !== null) return this.takeIn(found.value, incidentId, actor);
    this.parts.alarms.link(alarm.value.id, id);
    const { placeZh, titleZh, placeEn, titleEn } = alarm.value;
    return this.keep(
      {
        ...found.value,
        alarmIds: [...found.value.alarmIds, alarm.value.id],
        cameraIds: union(found.value.cameraIds, [alarm.value.cameraId]),
      },
      actor,
      [`并入报警：${placeZh} ${titleZh}`, `Alarm merged in: ${placeEn} ${titleEn}`],
    );
  }

  split(id: string, actor: Actor, part: Part): Result<Incident> {
    const found = this.parts.work.mayWork(id, actor, 'split');
    if (!found.ok) return found;
    const incident = found.value;
    const guest = this.guestOf(incident, part);
    if (guest) return this.giveBack(incident, guest, actor);
    const alarmId = 'alarmId' in part ? part.alarmId : '';
    const isOnlyOne = incident.alarmIds.length < 2 && incident.source === 'device';
    if (!incident.alarmIds.includes(alarmId) || isOnlyOne) return notTogether();
    const alarm = this.parts.alarms.find(alarmId);
    if (!alarm.ok) return alarm;
    const fresh = this.parts.incidents.openFromAlarm(alarm.value);
    this.parts.alarms.link(alarmId, fresh.id);
    return this.without(incident, [alarmId], fresh.id, actor);
  }

  /** The case that came in as a whole, or with just this alarm. */
  private guestOf(incident: Incident, part: Part): Incident | undefined {
    return incident.mergedIds
      .map((mergedId) => this.parts.incidents.find(mergedId))
      .flatMap((found) => (found.ok ? [found.value] : []))
      .find((guest) =>
        'incidentId' in part
          ? guest.id === part.incidentId
          : guest.alarmIds.length === 1 && guest.alarmIds[0] === part.alarmId,
      );
  }

  private takeIn(host: Incident, guestId: string, actor: Actor): Result<Incident> {
    const found = this.parts.incidents.find(guestId);
    if (!found.ok) return found;
    const guest = found.value;
    if (guest.mergedInto === host.id) return done(host);
    if (guest.id === host.id) return notTogether();
    if (!allows(guest, 'merge')) return wrongStep(guest);
    const { owner } = guest;
    if (owner && owner.seat !== actor.seat && actor.role !== 'lead') return taken(owner);
    const alarmIds = union(host.alarmIds, guest.alarmIds);
    if (alarmIds.length > 64) return notTogether();
    this.keep({ ...guest, mergedInto: host.id }, actor, [
      `并入 ${host.id}`,
      `Merged into ${host.id}`,
    ]);
    for (const alarmId of guest.alarmIds) this.parts.alarms.link(alarmId, host.id);
    return this.keep(
      {
        ...host,
        alarmIds,
        cameraIds: union(host.cameraIds, guest.cameraIds),
        mergedIds: [...host.mergedIds, guest.id],
      },
      actor,
      [
        `并入 ${guest.id}：${guest.placeZh} ${guest.titleZh}`,
        `Merged in ${guest.id}: ${guest.placeEn} ${guest.titleEn}`,
      ],
    );
  }

  private giveBack(host: Incident, guest: Incident, actor: Actor): Result<Incident> {
    this.keep({ ...guest, mergedInto: null }, actor, [
      `从 ${host.id} 拆出`,
      `Split off ${host.id}`,
    ]);
    for (const alarmId of guest.alarmIds) this.parts.alarms.link(alarmId, guest.id);
    return this.without(host, guest.alarmIds, guest.id, actor);
  }

  private without(
    host: Incident,
    leaving: readonly string[],
    toId: string,
    actor: Actor,
  ): Result<Incident> {
    const rest = {
      ...host,
      alarmIds: host.alarmIds.filter((alarmId) => !leaving.includes(alarmId)),
      mergedIds: host.mergedIds.filter((mergedId) => mergedId !== toId),
    };
    return this.keep(rest, actor, [`拆出 ${toId}`, `Split off ${toId}`]);
  }

  private keep(
    incident: Incident,
    actor: Actor,
    [zh, en]: readonly [string, string],
  ): Result<Incident> {
    const { incidents, now } = this.parts;
    return done(incidents.keep(told(incident, now(), actor.name, zh, en)));
  }
}

const union = (some: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...some, ...more])].slice(0, 64);

const notTogether = () => refused(409, 'not-together', 'these cannot be merged or split so');
