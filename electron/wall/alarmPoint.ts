import type { AlarmReport } from '#contract/alarm';

type Reported = Pick<AlarmReport, 'alarmId' | 'cameraId' | 'kind'>;

/** What goes out of service as a whole: a camera; what has none stands for itself. */
export const sourceOf = ({ alarmId, cameraId }: Reported): string => cameraId ?? alarmId;

/** One kind of alarm of one source: what is shelved, and what repeats itself. */
export const pointOf = (report: Reported): string => `${sourceOf(report)} ${report.kind}`;
