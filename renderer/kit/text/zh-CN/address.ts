/** Addresses of single streams, typed or dropped at the desk. */
export const address = {
  address: {
    put: '把该地址上墙到 {{number}} 号画面',
    hint: 'HLS 播放地址（http 或 https）。上墙后列在“临时地址”下，可再次搜索到。',
    found: '播放地址上墙',
  },
} as const;
