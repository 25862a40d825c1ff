/** Key card, palette, menus and game pad of the desk. */
export const hands = {
  keyCard: {
    find: '查动作',
    hint: '中文输入法打字时按键不生效。',
  },
} as const;
