export const looks = {
  care: {
    title: 'Screen care of the walls',
    hint: 'Words on walls move a little at times; what says the same for long gives less light until something changes. Pictures do not move.',
    shift: 'Words move within',
    off: 'Not at all',
    px: '{{px}} pixels',
    shiftEvery: 'Minutes between moves',
    captionIdle: 'Captions dim after minutes',
    plateRest: 'Alarm plates dim after minutes',
  },
} as const;
