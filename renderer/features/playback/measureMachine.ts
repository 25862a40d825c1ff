import { request } from '../../bridge/bridge';
import { measureCodecs } from '../../player/machineCodecs';

/** The first pictures come first. */
const afterMs = 4_000;

/** Tells main what this machine decodes; the answer calls it off. */
export const measureMachine = (): (() => void) => {
  const timer = setTimeout(() => {
    void measureCodecs().then((codecs) => request('machine:measured', { codecs }));
  }, afterMs);
  return () => clearTimeout(timer);
};
