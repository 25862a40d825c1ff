import type { Settings } from '#contract/settings';
import type { StartArguments } from './arguments';

/** The settings of this run: what the command line says goes before what is kept. */
export const overrideSettings =
  ({ cameras, alarmsPerHour, locale, snapshotFolder, hasNoGuide }: StartArguments) =>
  (settings: Settings): Settings => ({
    ...settings,
    ...(locale !== undefined && { locale }),
    ...((hasNoGuide || snapshotFolder !== undefined) && { guidedLook: 'done' as const }),
    city: {
      ...settings.city,
      ...(cameras !== undefined && { cameras }),
      ...(alarmsPerHour !== undefined && { alarmsPerHour }),
    },
  });
