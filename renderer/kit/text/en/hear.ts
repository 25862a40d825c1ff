/** The sound of one tile. */
export const hear = {
  hear: {
    button: 'Sound',
    on: 'Heard at this desk',
    off: 'Turn the sound off',
    camera: '{{number}} {{name}}',
    opening: 'sound comes',
    heard: '{{percent}} %',
    none: 'no sound from this camera',
    lost: 'sound broke off, trying again',
  },
} as const;
