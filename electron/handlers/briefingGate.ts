import type { RequestChannel } from '#contract/channels';
import { failure, type FaultCode } from '#contract/outcome';
import type { RequestHandlers } from '../wall/ports';
import type { WallStation } from '../wall/wallStation';

/** What only looks, or concerns this desk alone. */
const harmless: ReadonlySet<RequestChannel> = new Set<RequestChannel>([
  'alarm:history',
  'alarm:silence',
  'alarm:flood-seen',
  'incident:places',
  'incident:units',
  'incident:bundle',
  'procedure:export',
  'crop:save',
  'crop:remove',
  'tour:groups',
  'tour:look',
  'tour:save',
  'tour:remove',
]);

/**
 * Why a request has to wait while a presentation is on; undefined when it need not. By subject, so
 * that an order that is new tomorrow is kept back as well.
 */
const heldBack = (channel: string, hasLiveControl: boolean): FaultCode | undefined => {
  if (harmless.has(channel as RequestChannel)) return undefined;
  if (/^(scene|tile|wall|layout|screen|tour|crop):|^preview:take$/.test(channel))
    return 'briefing/running';
  if (/^(alarm|incident|procedure|ptz):/.test(channel) && !hasLiveControl) {
    return 'briefing/no-control';
  }
  return undefined;
};

/**
 * While somebody presents 讲解, the walls change by the presenter's keys alone, and nothing done
 * reaches a real camera, incident or unit unless that was turned on (ux.md §11).
 */
export const behindBriefingGate = (
  handlers: RequestHandlers,
  { station }: { station: Pick<WallStation, 'briefing' | 'log'> },
): RequestHandlers => {
  const gated = Object.entries(handlers).map(([channel, handle]) => [
    channel,
    (...asked: [never, never]) => {
      const show = station.briefing.show();
      const code = show === null ? undefined : heldBack(channel, show.hasLiveControl);
      if (code === undefined) return (handle as (...given: unknown[]) => unknown)(...asked);
      const refused = failure(code);
      station.log(channel, 'presented', refused);
      return refused;
    },
  ]);
  return Object.fromEntries(gated) as RequestHandlers;
};
