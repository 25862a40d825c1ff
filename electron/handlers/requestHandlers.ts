import type { RequestHandlers } from '../wall/ports';
import { addressHandlers } from './addressHandlers';
import { alarmHandlers } from './alarmHandlers';
import { appHandlers } from './appHandlers';
import { behindBriefingGate } from './briefingGate';
import { briefingHandlers } from './briefingHandlers';
import { contentHandlers } from './contentHandlers';
import { cropHandlers } from './cropHandlers';
import { dutyHandlers } from './dutyHandlers';
import { catalogHandlers } from './catalogHandlers';
import type { HandlerDeps } from './handlerDeps';
import { handoverHandlers } from './handoverHandlers';
import { incidentHandlers } from './incidentHandlers';
import { libraryHandlers } from './libraryHandlers';
import { machineHandlers } from './machineHandlers';
import { platformHandlers } from './platformHandlers';
import { previewHandlers } from './previewHandlers';
import { ptzHandlers } from './ptzHandlers';
import { recordingHandlers } from './recordingHandlers';
import { ruleHandlers } from './ruleHandlers';
import { sceneHandlers } from './sceneHandlers';
import { screenHandlers } from './screenHandlers';
import { settingsHandlers } from './settingsHandlers';
import { shiftHandlers } from './shiftHandlers';
import { sourceHandlers } from './sourceHandlers';
import { streamHandlers } from './streamHandlers';
import { tileHandlers } from './tileHandlers';
import { tourHandlers } from './tourHandlers';
import { trustHandlers } from './trustHandlers';
import { viewHandlers } from './viewHandlers';

/** One function per request channel; a channel without one does not compile. */
export const requestHandlers = (deps: HandlerDeps): RequestHandlers =>
  behindBriefingGate(
    {
      ...viewHandlers(deps),
      ...catalogHandlers(deps),
      ...streamHandlers(deps),
      ...sceneHandlers(deps),
      ...contentHandlers(deps),
      ...libraryHandlers(deps),
      ...previewHandlers(deps),
      ...tileHandlers(deps),
      ...recordingHandlers(deps),
      ...ptzHandlers(deps),
      ...tourHandlers(deps),
      ...cropHandlers(deps),
      ...screenHandlers(deps),
      ...alarmHandlers(deps),
      ...incidentHandlers(deps),
      ...handoverHandlers(deps),
      ...shiftHandlers(deps),
      ...dutyHandlers(deps),
      ...ruleHandlers(deps),
      ...settingsHandlers(deps),
      ...platformHandlers(deps),
      ...machineHandlers(deps),
      ...trustHandlers(deps),
      ...addressHandlers(deps),
      ...sourceHandlers(deps),
      ...appHandlers(deps),
      ...briefingHandlers(deps),
    },
    deps,
  );
