export const sound = {
  sound: {
    spoken: '{{priority}} alarm, {{place}}, {{what}}',
    title: 'Sound',
    hint: 'One sound per priority; only the highest unacknowledged one sounds. Critical never falls below its floor.',
    volume: 'Volume %',
    floor: 'Floor for Critical %',
    test: 'Sound test',
    testing: 'Testing',
    testHint: 'Plays Critical, High, Medium, Low and the escalation.',
    speak: 'Speak {{priority}}',
    noVoice: 'This machine has no voice for {{language}}; tones only.',
    zh: 'Chinese',
    en: 'English',
    within: '{{priority}}: acknowledge within, minutes',
    withinHint:
      'Not acknowledged in time, an alarm goes to the shift lead, one step louder; after the same time again to the next level. Once each.',
    on: 'On',
    off: 'Off',
    due: 'No sound test in this shift yet',
    dueHint: 'Press Sound test and listen for five sounds.',
  },
  system: {
    title: 'System alarms',
    trouble: {
      'sound-none': 'This desk has no sound output',
      'sound-stopped': 'The sound device of this desk does not respond',
      'sound-silent': 'Tones are played, but nothing comes out',
    },
    help: {
      'sound-none':
        'Connect a speaker; sound returns by itself. Until then keep an eye on the alarm list.',
      'sound-stopped':
        'Check the speaker and its plug; the program tries again by itself. Until then keep an eye on the alarm list.',
      'sound-silent': 'Check the system volume and mute. Until then keep an eye on the alarm list.',
    },
    since: 'since {{time}}',
  },
  call: {
    title: 'Escalated {{count}}',
    officer: 'With the shift lead {{count}}',
    kind: {
      overdue: 'Not acknowledged in time',
      'overdue-next': 'Overdue again, next level',
      'case-over': 'Case over its limit',
      asked: 'Escalated by request',
      skipped: 'Procedure step skipped',
    },
    open: 'Open',
    seen: 'Seen',
  },
} as const;
