import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, CameraId, IncidentId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';

import type { Answer, Upstream } from '../../wall/ports';
import type { VnpApi } from './vnpApi';
import type { VnpPictures } from './vnpPictures';
import { bareId, toAlarm } from './vnpTranslate';
import { withAllPictures } from './vnpToIncident';
import { wireAlarmSchema } from './vnpWire';
import { wireIncidentSchema } from './vnpWireIncident';

export interface VnpAnswersParts {
  platformId: PlatformId;
  api: VnpApi;
  pictures: VnpPictures;
}

/** What this station asks of single alarms and cameras, and what it answers to them. */
export class VnpAnswers {
  readonly #parts: VnpAnswersParts;

  constructor(parts: VnpAnswersParts) {
    this.#parts = parts;
  }

  async acknowledge(alarmId: AlarmId, answer: Answer): Promise<Outcome<AlarmReport>> {
    const { api, platformId, pictures } = this.#parts;
    const { actor, key, note } = answer;
    const alarm = await api.ask(
      {
        method: 'POST',
        path: `/alarms/${encodeURIComponent(bareId(alarmId))}/acknowledge`,
        body: note === undefined || note === '' ? { actor } : { actor, note },
        idempotencyKey: key,
        refusals: { 'not-found': 'alarm/unknown' },
      },
      wireAlarmSchema,
    );
    if (!alarm.ok) return alarm;
    pictures.learn(alarm.value);
    return success(toAlarm(platformId, alarm.value));
  }

  snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    const id = encodeURIComponent(bareId(cameraId));
    return this.#parts.api.upstream(`cameras/${id}/snapshot`);
  }

  async picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<Upstream>> {
    const { api, pictures } = this.#parts;
    const id = bareId(of);
    if (pictures.find(id, index) === undefined) await this.#learnPictures(id);
    const address = pictures.find(id, index);
    if (address === undefined || address === null) return failure('media/no-picture');
    return api.upstream(address);
  }

  /** The id does not say which of the two it names. */
  async #learnPictures(id: string): Promise<void> {
    const { api, pictures } = this.#parts;
    const path = encodeURIComponent(id);
    const alarm = await api.ask({ method: 'GET', path: `/alarms/${path}` }, wireAlarmSchema);
    if (alarm.ok) {
      pictures.learn(alarm.value);
      return;
    }
    const incident = await api.ask(
      { method: 'GET', path: `/incidents/${path}` },
      wireIncidentSchema,
    );
    if (incident.ok) pictures.learn(withAllPictures(incident.value));
  }
}
