import type { AlarmSource } from '#contract/alarmSource';

import type { ClockPort } from '../../wall/ports';
import { MqttLine } from '../common/mqttLine';

interface Parts {
  source: Extract<AlarmSource, { kind: 'mqtt' }>;
  password: string;
  clock: ClockPort;
  chance?: () => number;
}

/** The line of a source: what comes while it is down waits at the broker. */
export const mqttSourceLine = ({ source, ...parts }: Parts): MqttLine =>
  new MqttLine({
    ...parts,
    broker: source,
    clientId: `brightwall-${source.sourceId}`,
    isKept: true,
  });
