import type { RequestChannel } from '#contract/channels';
import type { Outcome } from '#contract/outcome';
import type { ConnectionTestPort, TrustPort } from '../wall/connectionPorts';
import type { AlarmSourcesPort } from '../wall/ports/alarmSources';
import type { AddressPort, AppPort, PlatformRackPort, RequestHandlers } from '../wall/ports';
import type { WallStation } from '../wall/wallStation';

/** What the handlers act on. */
export interface HandlerDeps {
  station: WallStation;
  rack: PlatformRackPort;
  connections: ConnectionTestPort;
  trust: TrustPort;
  app: AppPort;
  addresses: AddressPort;
  sources: AlarmSourcesPort;
}

/** The handlers of one subject. */
export type HandlersOf<Subject extends string> = Pick<
  RequestHandlers,
  Extract<RequestChannel, `${Subject}:${string}`>
>;

/** Writes a change or an answer into the log, with who did it and what came of it. */
export const logged = <Value>(
  { station }: HandlerDeps,
  channel: RequestChannel,
  subject: string,
  outcome: Outcome<Value>,
): Outcome<Value> => {
  station.log(channel, subject, outcome);
  return outcome;
};
