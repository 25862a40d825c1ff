/** 一个画面的声音。 */
export const hear = {
  hear: {
    button: '声音',
    on: '席位正在监听',
    off: '关闭声音',
    camera: '{{number}} {{name}}',
    opening: '正在接通声音',
    heard: '{{percent}} %',
    none: '这个摄像机没有声音',
    lost: '声音中断，正在重试',
  },
} as const;
