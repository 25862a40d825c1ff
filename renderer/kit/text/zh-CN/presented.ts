/** What visitors read on a presented wall. */
export const presented = {
  presented: {
    rehearsal: '演练',
    frozen: '定格 {{time}}',
    soft: '已柔化',
    mark: '席位有报警',
  },
} as const;
