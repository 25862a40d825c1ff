/** The preview of the wall and its editor. */
export const layouts = {
  layouts: {
    change: {
      takenAll: 'Preview taken, {{screens}} screens',
      taken: 'Wall {{screen}}: preview taken',
    },
  },
} as const;
