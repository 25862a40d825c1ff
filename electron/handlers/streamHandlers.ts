import { success } from '#contract/outcome';
import type { HandlerDeps, HandlersOf } from './handlerDeps';

/** stream:* and picture:* — leases and still pictures; a window handles its own leases only. */
export const streamHandlers = ({ station }: HandlerDeps): HandlersOf<'stream' | 'picture'> => ({
  'stream:open': (request, { windowId }) => station.streams.open(request, windowId),
  'stream:renew': ({ leaseId }, { windowId }) => station.streams.renew(leaseId, windowId),
  'stream:release': ({ leaseId }, { windowId }) => {
    station.streams.release(leaseId, windowId);
    return success(null);
  },
  'stream:report': (report, { windowId }) => {
    station.streams.report(report, windowId);
    return success(null);
  },
  'stream:hint': ({ cameraIds }) => {
    station.hint(cameraIds);
    return success(null);
  },
  'picture:open': (picture) => {
    switch (picture.of) {
      case 'camera':
        return station.streams.snapshot(picture.cameraId);
      case 'alarm':
        return station.streams.picture(picture.alarmId, picture.index);
      case 'incident':
        return station.streams.picture(picture.incidentId, picture.index);
    }
  },
});
