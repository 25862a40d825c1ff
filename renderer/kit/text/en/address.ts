/** Addresses of single streams, typed or dropped at the desk. */
export const address = {
  address: {
    put: 'Put this address on tile {{number}}',
    hint: 'An HLS address (http or https). Once on the wall it stands under “Typed addresses” and can be found again.',
    found: 'Put this stream address on the wall',
  },
} as const;
