import { AlarmDesk } from './alarmDesk';
import { Answers } from './answers';
import { Catalog } from './catalog';
import { planCity } from './city';
import { ChannelFault } from './channelFault';
import type { CityState } from './cityState';
import { loadClips } from './clips';
import { EventLog } from './eventLog';
import { Faults, findClosedPort } from './faults';
import { Happenings } from './happenings';
import { IncidentDesk } from './incidentDesk';
import { IncidentMerging } from './incidentMerging';
import { IncidentWork } from './incidentWork';
import { LiveOrigin } from './liveOrigin';
import type { CityOptions } from './options';
import { PictureShelf } from './pictureShelf';
import { Ptz } from './ptz';
import { Sessions } from './sessions';
import { RecordedStretches } from './recordedStretches';
import { readState, StateFile, stateVersion } from './stateFile';
import { Statistics } from './statistics';
import { Streams } from './streams';

export interface BuiltCity {
  city: CityState;
  state: StateFile | null;
}

/** Puts the parts of a city together; nothing runs yet. */
export async function buildCity(options: CityOptions): Promise<BuiltCity> {
  const now = options.now ?? Date.now;
  const clips = await loadClips(options.clipsFolder);
  const plan = planCity(options.seed, options.cameras, now());
  const events = new EventLog(options.eventsKept, now);
  const catalog = new Catalog(plan, (change) => {
    events.append({ type: 'catalog', change });
  });
  const ptz = new Ptz(now, (holding) => {
    events.append({ type: 'ptz', ptz: holding });
  });
  const origin = new LiveOrigin(clips, ptz);
  const shelf = new PictureShelf(clips, origin);
  let state: StateFile | null = null;
  const alarms = new AlarmDesk({
    catalog,
    shelf,
    now,
    announce: (alarm) => {
      events.append({ type: 'alarm', alarm });
      state?.touch();
    },
  });
  const incidents = new IncidentDesk({
    catalog,
    now,
    announce: (incident) => {
      events.append({ type: 'incident', incident });
      state?.touch();
    },
  });
  const work = new IncidentWork(incidents, catalog, now);
  const { seed, script, alarmsPerHour } = options;
  const happenings = new Happenings({
    ...{ catalog, alarms, incidents, work, shelf, now },
    ...{ seed, script, alarmsPerHour },
  });
  const name = `${String(seed)}/${String(options.cameras)}`;
  const kept = options.stateFile ? await readState(options.stateFile, name, now()) : null;
  if (kept) {
    alarms.restore(kept.alarms);
    incidents.restore(kept.incidents);
    happenings.resumeSignatures();
  } else if (script === 'day') happenings.recallMorning();
  if (options.stateFile) {
    state = new StateFile(options.stateFile, () => ({
      version: stateVersion,
      city: name,
      aliveAtMs: now(),
      alarms: alarms.snapshot(),
      incidents: incidents.snapshot(),
    }));
  }
  const city: CityState = {
    now,
    script,
    isDemo: options.isDemo,
    streamAddress: options.streamAddress ?? null,
    closedPort: await findClosedPort(),
    starterCameraIds: plan.starterCameraIds,
    sessions: new Sessions(options, options.tokenLifeMs, now),
    events,
    channel: new ChannelFault(),
    catalog,
    origin,
    shelf,
    streams: new Streams(options.streamLifeMs),
    stretches: new RecordedStretches(),
    faults: new Faults(),
    ptz,
    alarms,
    incidents,
    work,
    merging: new IncidentMerging({ alarms, incidents, work, now }),
    answers: new Answers(now),
    statistics: new Statistics(catalog, incidents, now),
    happenings,
  };
  return { city, state };
}
