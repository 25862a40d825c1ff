/** Steering of cameras by hand 云台. */
export const ptz = {
  ptz: {
    title: 'PTZ',
    steer: 'Steer PTZ',
    end: 'Stop steering',
    speed: 'Speed {{speed}}/{{fastest}}',
    slower: 'Slower',
    faster: 'Faster',
    slowest: 'This is the slowest',
    fastest: 'This is the fastest',
    presets: 'Preset positions',
    preset: '{{number}} {{name}}',
    how: 'Hold arrows, + -, the picture or a stick; letting go stops. The wheel zooms.',
    platformLock: 'Locked by the platform: no other seat steers meanwhile.',
    stationLock:
      'Locked at this station only: the platform has no lock, others may steer elsewhere.',
    onPicture: 'Hold the picture to steer the PTZ; farther from the middle is faster',
    heldBy: '{{holder}} is steering',
    takeOver: 'Take PTZ over',
    wait: 'Only a higher role can take over',
    chip: 'PTZ {{holder}}',
    chipShort: 'PTZ seat {{seat}}',
    news: {
      somebody: 'another seat',
      taken: 'PTZ {{camera}} was taken over by {{holder}}',
      idle: 'PTZ {{camera}} was not used for 30 s: steering ended',
      lost: 'PTZ {{camera}} does not answer and was stopped; let go and try again',
      'no-stop': 'PTZ {{camera}} did not confirm that it stands: look at the picture',
    },
  },
} as const;
