export const looks = {
  care: {
    title: '大屏防烧屏',
    hint: '大屏文字按时微移，长时间不变的文字和标牌变暗，有变化时恢复。画面不动。',
    shift: '微移范围',
    off: '不移',
    px: '{{px}} 像素',
    shiftEvery: '微移间隔 分钟',
    captionIdle: '画面文字变暗 分钟后',
    plateRest: '报警标牌变暗 分钟后',
  },
} as const;
