/** The preview of the wall and its editor. */
export const layouts = {
  layouts: {
    change: {
      takenAll: '预览上墙，{{screens}} 块大屏',
      taken: '大屏 {{screen}}：预览上墙',
    },
  },
} as const;
