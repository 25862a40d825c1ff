/** What this machine decodes, and cameras that come another way. */
export const machine = {
  machine: {
    title: '本机解码',
    hint: '首次启动时检测，显卡或程序更换后重新检测。',
    codec: '{{codec}}：{{way}}',
    notMeasured: '正在检测',
    h264: 'H.264',
    h265: 'H.265',
    av1: 'AV1',
    hardware: '硬件解码',
    software: '处理器解码',
    none: '不能解码',
    detours: '改用其他取流方式的摄像机',
    detour: '{{number}} {{name}}：{{way}} 未成功（{{reason}}），{{time}}',
    hls: 'HLS',
    mse: 'MSE',
    whep: 'WebRTC',
    main: '主码流',
    sub: '子码流',
    small: '小码流',
  },
} as const;
