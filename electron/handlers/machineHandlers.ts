import { mostDetours } from '#contract/machineChannels';
import { success } from '#contract/outcome';
import type { HandlerDeps, HandlersOf } from './handlerDeps';

/** machine:* — what this machine decodes, and which cameras come another way because of it. */
export const machineHandlers = ({ station }: HandlerDeps): HandlersOf<'machine'> => ({
  'machine:measured': ({ codecs }) => {
    station.streams.ways.measured(codecs);
    return success(null);
  },
  'machine:read': () => {
    const { ways } = station.streams;
    const detours = ways.detours(mostDetours).flatMap((detour) => {
      const camera = station.catalog.camera(detour.cameraId);
      return camera === undefined ? [] : [{ ...detour, number: camera.number, name: camera.name }];
    });
    return success({ codecs: ways.codecs(), detours });
  },
});
