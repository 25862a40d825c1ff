/** A nearer look: digital zoom, saved parts of pictures, neighbours. */
export const zoom = {
  zoom: {
    mark: '放大 {{factor}}×',
    title: '电子放大',
    in: '放大',
    out: '缩小',
    whole: '全图',
    save: '存为局部',
    around: '周边摄像机',
    hint: '滚轮或 + - 放大，Shift 方向键移动',
    partOf: '{{number}} 的局部',
    aroundOn: '大屏 {{screen}}：周边摄像机',
    aroundOff: '大屏 {{screen}}：周边摄像机，返回',
    form: {
      title: '保存画面局部',
      intro: '把 {{camera}} 现在放大的部分存为一路，可按编号上墙，可放进场景，可搜索。',
      number: '编号',
      name: '名称',
      keep: '保存',
      none: '还没有保存的局部。',
      list: '已保存的局部',
      put: '上墙',
      remove: '删除',
    },
    echo: '局部 {{name}} 上到画面 {{tile}}',
    found: '画面局部',
  },
} as const;
