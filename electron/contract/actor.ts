import * as z from 'zod';

/** Role of a seat: duty officer 值班员, shift lead 值班长, presenter 讲解员. */
export const roleSchema = z.enum(['officer', 'lead', 'presenter']);
export type Role = z.infer<typeof roleSchema>;

/** Who acts, from which seat, in which role; stamped on every answer and change. */
export const actorSchema = z.object({
  /** Number of the seat 席. */
  seat: z.number().int().min(1).max(99),
  /** As shown on the wall beside an incident. */
  name: z.string().trim().min(1).max(40),
  role: roleSchema,
});
export type Actor = z.infer<typeof actorSchema>;
