/** What visitors read on a presented wall. */
export const presented = {
  presented: {
    rehearsal: 'Rehearsal',
    frozen: 'Frozen {{time}}',
    soft: 'Softened',
    mark: 'An alarm waits at the desk',
  },
} as const;
