import * as z from 'zod';
import { cameraIdSchema } from './ids';

/** Addresses that a station keeps; the oldest goes when there are more. */
export const mostTypedAddresses = 200;

/** What is kept of addresses that somebody typed, version 1, oldest first. */
export const storedAddressesSchema = z.object({
  version: z.literal(1),
  addresses: z
    .array(
      z.object({
        id: z.string().min(1).max(40),
        /** Null: there is a password or token in it, so it is in the keychain. */
        url: z.string().max(2_000).nullable(),
      }),
    )
    .max(mostTypedAddresses),
});
export type StoredAddresses = z.infer<typeof storedAddressesSchema>;

/** What the desk asks about addresses that are in no platform. */
export const addressChannels = {
  /**
   * Makes a camera of the address of one HLS stream; the same one for the same address. Fault
   * platform/bad-address.
   */
  'address:add': {
    args: z.object({ url: z.string().trim().min(8).max(2_000) }).strict(),
    answer: z.object({ cameraId: cameraIdSchema }),
    from: ['desk'] as const,
  },
} as const;
