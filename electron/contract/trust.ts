import * as z from 'zod';

/** SHA-256 of a certificate, as people compare it: pairs of digits with colons. */
export const fingerprintSchema = z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);

/** A certificate authority that this station trusts beside the usual ones. */
export const authoritySchema = z.object({
  fingerprint: fingerprintSchema,
  subject: z.string().max(300),
  issuer: z.string().max(300),
  fromMs: z.number(),
  untilMs: z.number(),
});
export type Authority = z.infer<typeof authoritySchema>;

/** A certificate of a file that was opened; nothing is trusted before a person says so. */
export const candidateSchema = authoritySchema.extend({
  /** Why it is of no use: a server's own, or trusted already. Null: it can be added. */
  obstacle: z.enum(['no-authority', 'known']).nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** So many a station keeps at most. */
export const maxAuthorities = 50;
