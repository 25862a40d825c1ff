/** Orders on their way, and how records are doing. */
export const records = {
  order: {
    label: 'Orders that wait for the platform',
    pending: '{{order}} · given {{time}}, waiting for the platform',
    refused: '{{order}} · {{time}}, not accepted: {{reason}}',
    kind: {
      open: 'Make it an incident',
      accept: 'Accept',
      assign: 'Assign',
      feedback: 'Feedback',
      reopen: 'Back to investigation',
      close: 'Close',
      archive: 'Archive',
      escalate: 'Escalate',
      note: 'Note',
      pass: 'Pass up or down',
      merge: 'Merge',
      split: 'Split',
    },
  },
} as const;
