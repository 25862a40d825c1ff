/** What this machine decodes, and cameras that come another way. */
export const machine = {
  machine: {
    title: 'Decoding on this machine',
    hint: 'Measured at the first start, and again when graphics or program change.',
    codec: '{{codec}}: {{way}}',
    notMeasured: 'being measured',
    h264: 'H.264',
    h265: 'H.265',
    av1: 'AV1',
    hardware: 'in hardware',
    software: 'by the processor',
    none: 'not possible',
    detours: 'Cameras that come another way',
    detour: '{{number}} {{name}}: {{way}} did not work ({{reason}}), {{time}}',
    hls: 'HLS',
    mse: 'MSE',
    whep: 'WebRTC',
    main: 'main stream',
    sub: 'sub stream',
    small: 'small stream',
  },
} as const;
