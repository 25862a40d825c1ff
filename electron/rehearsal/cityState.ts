import type { AlarmDesk } from './alarmDesk';
import type { Answers } from './answers';
import type { Catalog } from './catalog';
import type { ChannelFault } from './channelFault';
import type { EventLog } from './eventLog';
import type { Faults } from './faults';
import type { Happenings, Script } from './happenings';
import type { IncidentDesk } from './incidentDesk';
import type { IncidentMerging } from './incidentMerging';
import type { IncidentWork } from './incidentWork';
import type { LiveOrigin } from './liveOrigin';
import type { StreamAddress } from './options';
import type { PictureShelf } from './pictureShelf';
import type { Ptz } from './ptz';
import type { RecordedStretches } from './recordedStretches';
import type { Sessions } from './sessions';
import type { Statistics } from './statistics';
import type { Streams } from './streams';

/** Everything a running city consists of; what the routes work on. */
export interface CityState {
  now: () => number;
  script: Script;
  isDemo: boolean;
  /** Streams of another server; null for the city's own. */
  streamAddress: ((cameraId: string) => StreamAddress) | null;
  closedPort: number;
  starterCameraIds: string[];
  sessions: Sessions;
  events: EventLog;
  channel: ChannelFault;
  catalog: Catalog;
  origin: LiveOrigin;
  shelf: PictureShelf;
  streams: Streams;
  stretches: RecordedStretches;
  faults: Faults;
  ptz: Ptz;
  alarms: AlarmDesk;
  incidents: IncidentDesk;
  work: IncidentWork;
  merging: IncidentMerging;
  answers: Answers;
  statistics: Statistics;
  happenings: Happenings;
}
