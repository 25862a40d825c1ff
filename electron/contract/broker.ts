import * as z from 'zod';

/** Where a broker of messages is. A password in an address would be kept as plain text. */
export const brokerAddressSchema = z
  .url({ protocol: /^mqtts?$/ })
  .max(300)
  .refine((address) => !address.includes('@'), 'no user in the address');
