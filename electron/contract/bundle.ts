import * as z from 'zod';

/** Words of the bundle that stand for codes of the contract, by their key in the text room. */
const codeWords = [
  'priority.critical',
  'priority.high',
  'priority.medium',
  'priority.low',
  'step.reported',
  'step.assessing',
  'step.assigned',
  'step.investigating',
  'step.feedback',
  'step.closed',
  'case.verdict.real',
  'case.verdict.suspicious',
  'case.verdict.false',
  'case.joint.policing',
  'case.joint.security',
  'case.joint.problems',
  'case.joint.mediation',
  'case.joint.information',
  'case.joint.community',
  'desk.source.device',
  'desk.source.worker',
  'desk.source.system',
  'desk.source.officer',
  'role.officer',
  'role.lead',
  'role.presenter',
] as const;

/** The bundle's own words. */
const ownWords = [
  'title',
  'made',
  'station',
  'seat',
  'caseNumber',
  'place',
  'what',
  'priority',
  'source',
  'reporter',
  'holder',
  'owner',
  'units',
  'signed',
  'notSigned',
  'joint',
  'reported',
  'closed',
  'archived',
  'description',
  'instruction',
  'position',
  'verdict',
  'cause',
  'merged',
  'escalated',
  'steps',
  'step',
  'who',
  'began',
  'ended',
  'took',
  'limit',
  'over',
  'running',
  'notBegun',
  'alarms',
  'noAlarms',
  'raised',
  'cleared',
  'active',
  'acknowledged',
  'notAcknowledged',
  'times',
  'timeline',
  'noTimeline',
  'feedback',
  'noFeedback',
  'pictures',
  'noPictures',
  'ofCase',
  'ofFeedback',
  'ofAlarm',
  'pictureMissing',
  'pictureRefused',
  'pictureTooMuch',
  'hashes',
  'hashHint',
  'part',
  'size',
  'root',
  'demo',
] as const;

/** Every word that the bundle 事件归档包 is made of; the text room fills them in. */
export const bundleWordKeys = [...ownWords, ...codeWords] as const;
/** One of them. */
export type BundleWord = (typeof bundleWordKeys)[number];

const wordsSchema = z.record(z.enum(bundleWordKeys), z.string().max(400));

/** Both languages, so that whoever opens the document chooses. */
export const bundleWordsSchema = z.object({ zh: wordsSchema, en: wordsSchema }).strict();
export type BundleWords = z.infer<typeof bundleWordsSchema>;

/** What was written; null when the person called it off. */
export const bundleReceiptSchema = z
  .object({
    fileName: z.string(),
    manifestName: z.string(),
    pictures: z.number().int().nonnegative(),
    /** Pictures that could not be had, or were refused. */
    missing: z.number().int().nonnegative(),
    size: z.number().int().nonnegative(),
    sha256: z.string(),
  })
  .nullable();
/** What was written. */
export type BundleReceipt = z.infer<typeof bundleReceiptSchema>;

/** A bundle that is being made. */
export const bundleProgressSchema = z.object({
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
});
export type BundleProgress = z.infer<typeof bundleProgressSchema>;
