/** A nearer look: digital zoom, saved parts of pictures, neighbours. */
export const zoom = {
  zoom: {
    mark: 'zoom {{factor}}×',
    title: 'Digital zoom',
    in: 'Nearer',
    out: 'Farther',
    whole: 'Whole picture',
    save: 'Keep this part',
    around: 'Cameras around',
    hint: 'Wheel or + - zooms, Shift and arrows move the part',
    partOf: 'part of {{number}}',
    aroundOn: 'Wall {{screen}}: cameras around one',
    aroundOff: 'Wall {{screen}}: back from the cameras around',
    form: {
      title: 'Keep a part of the picture',
      intro:
        'Keeps what {{camera}} shows now as a camera of its own: called by number, found by search, used in scenes.',
      number: 'Number',
      name: 'Name',
      keep: 'Keep',
      none: 'No parts kept yet.',
      list: 'Parts kept',
      put: 'Put on wall',
      remove: 'Remove',
    },
    echo: 'part {{name}} on tile {{tile}}',
    found: 'Parts of pictures',
  },
} as const;
