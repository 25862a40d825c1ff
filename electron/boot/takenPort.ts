import type { CityProcess } from '../host/cityProcess';

type CityReports = Pick<CityProcess, 'onReady' | 'onFailed'>;

/**
 * A port that a person named for the city must be free when the program starts: otherwise `refuse`
 * gets the sentence. A city that has stood once is revived in patience instead.
 */
export const refuseTakenPort = (
  city: CityReports,
  port: number | undefined,
  refuse: (sentence: string) => void,
): void => {
  if (port === undefined) return;
  let hasStood = false;
  city.onReady(() => {
    hasStood = true;
  });
  city.onFailed((reason) => {
    if (hasStood) return;
    refuse(
      reason.includes('EADDRINUSE')
        ? `Port ${String(port)} is in use: name another with --city-port, or leave it out.`
        : `The rehearsal city cannot listen on port ${String(port)}: ${reason}.`,
    );
  });
};
