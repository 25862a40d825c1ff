/** Key card, palette, menus and game pad of the desk. */
export const hands = {
  keyCard: {
    find: 'Find an action',
    hint: 'Keys do nothing while an input method is composing.',
  },
} as const;
