import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, IncidentId, PlatformId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { LatestReports } from './latestReports';
import { platformIdOf } from './platformIds';
import type { EventNews, JournalPort } from './ports';

interface EventIntakeDeps {
  journal: JournalPort;
  /** Still connected: what a platform told before it was taken out is not shown after. */
  isKnown(platformId: PlatformId): boolean;
  show(platformId: PlatformId, news: EventNews): void;
}

/** Every report is journalled before it is shown; what is in the journal already is not again. */
export class EventIntake {
  readonly #deps: EventIntakeDeps;
  readonly #alarms = new LatestReports<AlarmId>();
  readonly #incidents = new LatestReports<IncidentId>();

  constructor(deps: EventIntakeDeps) {
    this.#deps = deps;
  }

  /** News are shown in the order in which they came. */
  take(platformId: PlatformId, news: EventNews): void {
    this.#deps.journal.keepReports(this.#unknown(news), () => {
      if (this.#deps.isKnown(platformId)) this.#deps.show(platformId, news);
      news.kept?.();
    });
  }

  /** The platform was taken out; put back, it tells everything anew. */
  forget(platformId: PlatformId): void {
    const isOther = (id: AlarmId | IncidentId): boolean => platformIdOf(id) !== platformId;
    this.#alarms.keepOnly(isOther);
    this.#incidents.keepOnly(isOther);
  }

  #unknown(news: { alarms: readonly AlarmReport[]; incidents: readonly Incident[] }): {
    alarms: AlarmReport[];
    incidents: Incident[];
  } {
    const alarms = news.alarms.filter(({ alarmId, raisedAtMs, version }) =>
      this.#alarms.isNews(alarmId, { bornAtMs: raisedAtMs, version }),
    );
    const incidents = news.incidents.filter(({ incidentId, reportedAtMs, version }) =>
      this.#incidents.isNews(incidentId, { bornAtMs: reportedAtMs, version }),
    );
    // What is forgotten here is journalled once more, which changes nothing.
    this.#alarms.trim(() => false, 0);
    this.#incidents.trim(() => false, 0);
    return { alarms, incidents };
  }
}
