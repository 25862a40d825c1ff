import type { Figures } from '#contract/board';
import type { AlarmId, IncidentId, NodeId, PlatformId } from '#contract/ids';
import type { Incident, Unit } from '#contract/incident';
import { defaultLoop, type IncidentLoop } from '#contract/incidentLoop';
import type { IncidentOrder, IncidentPart } from '#contract/incidentOrder';
import { failure, faultTable, success, type Outcome } from '#contract/outcome';

import type { Answer } from '../../wall/ports';
import type { VnpApi } from './vnpApi';
import type { VnpPictures } from './vnpPictures';
import { toIncident, toLoop, withAllPictures } from './vnpToIncident';
import { bareId, both } from './vnpTranslate';
import {
  wireIncidentSchema,
  wireLoopSchema,
  wireStatisticsSchema,
  wireUnitsSchema,
  type WireIncident,
} from './vnpWireIncident';

export interface VnpIncidentsParts {
  platformId: PlatformId;
  api: VnpApi;
  pictures: VnpPictures;
}

/** The incidents of a platform: how they are worked there, and what is done with them. */
export class VnpIncidents {
  readonly #parts: VnpIncidentsParts;
  #loop: IncidentLoop = defaultLoop;

  constructor(parts: VnpIncidentsParts) {
    this.#parts = parts;
  }

  /** Reads the steps of the platform; one that sends none works by ours. */
  async readLoop(): Promise<Outcome<null>> {
    const { api } = this.#parts;
    const loop = await api.ask({ method: 'GET', path: '/loop' }, wireLoopSchema);
    if (!loop.ok && faultTable[loop.fault.code].isPassing) return loop;
    this.#loop = loop.ok ? toLoop(loop.value) : defaultLoop;
    return success(null);
  }

  /** One incident as the platform told it. */
  translate(wire: WireIncident): Incident {
    this.#parts.pictures.learn(withAllPictures(wire));
    return toIncident(this.#parts.platformId, wire, this.#loop);
  }

  order(incidentId: IncidentId, order: IncidentOrder, answer: Answer): Promise<Outcome<Incident>> {
    const path = `/incidents/${encodeURIComponent(bareId(incidentId))}/${order.kind}`;
    return this.#send(path, bodyOf(order), answer);
  }

  open(alarmId: AlarmId, answer: Answer): Promise<Outcome<Incident>> {
    return this.#send('/incidents', { alarmId: bareId(alarmId) }, answer);
  }

  async units(nodeId: NodeId | null): Promise<Outcome<Unit[]>> {
    const query = nodeId === null ? '' : `?nodeId=${encodeURIComponent(bareId(nodeId))}`;
    const path = `/units${query}`;
    const told = await this.#parts.api.ask({ method: 'GET', path }, wireUnitsSchema);
    if (!told.ok) return told;
    return success(
      told.value.units.map(({ unitId, name, nameEn }) => ({ unitId, name: both(name, nameEn) })),
    );
  }

  async figures(nodeId: NodeId | null, edgesMs: readonly number[]): Promise<Outcome<Figures[]>> {
    const place = nodeId === null ? '' : `nodeId=${encodeURIComponent(bareId(nodeId))}&`;
    const path = `/statistics?${place}edgesMs=${edgesMs.join(',')}`;
    const told = await this.#parts.api.ask({ method: 'GET', path }, wireStatisticsSchema);
    if (!told.ok) return told;
    const { spans } = told.value;
    return spans.length === edgesMs.length - 1 ? success(spans) : failure('platform/bad-answer');
  }

  async #send(path: string, body: object, answer: Answer): Promise<Outcome<Incident>> {
    const incident = await this.#parts.api.ask(
      {
        method: 'POST',
        path,
        body: { actor: answer.actor, ...body },
        idempotencyKey: answer.key,
        refusals: { 'not-found': 'incident/unknown' },
      },
      wireIncidentSchema,
    );
    return incident.ok ? success(this.translate(incident.value)) : incident;
  }
}

const partOf = (part: IncidentPart): object =>
  part.of === 'alarm' ? { alarmId: bareId(part.alarmId) } : { incidentId: bareId(part.incidentId) };

/** What an order carries, in the words of the protocol. */
const bodyOf = (order: IncidentOrder): object => {
  switch (order.kind) {
    case 'accept':
    case 'archive':
      return {};
    case 'assign': {
      const { unitIds, joint, instruction, limitMs } = order;
      return { units: unitIds, joint, instruction, limitMs };
    }
    case 'feedback':
      return { text: order.text, cameraIds: order.cameraIds.map(bareId) };
    case 'reopen':
      return { reason: order.reason };
    case 'close':
      return { verdict: order.verdict, reason: order.cause };
    case 'escalate':
    case 'note':
      return { text: order.text };
    case 'pass':
      return { direction: order.direction, reason: order.reason };
    case 'merge':
    case 'split':
      return { part: partOf(order.part) };
  }
};
