import type { FakeChannel } from './town';

/** What is played, and where. */
export interface Played {
  channel: FakeChannel;
  stream: string;
  /** Of the media node, as the platform believes it is reached. */
  host: string;
  port: number;
  isHead: boolean;
  /** 2.7.2 and earlier tell tracks, not `mediaInfo`. */
  isOld: boolean;
  /** How long the stream has been there. */
  aliveSecond: number;
  span?: { startTime: string | null; endTime: string | null };
}

/** The administrator's secret of the media node, in clear text, as the real platform tells it. */
export const mediaSecret = 'EXAMPLE-SECRET-NOT-REAL';

const mediaServer = (host: string, port: number): Record<string, unknown> => ({
  id: 'auto',
  ip: host,
  hookIp: '192.0.2.10',
  sdpIp: host,
  streamIp: host,
  httpPort: port,
  httpSSlPort: 0,
  rtmpPort: 1935,
  flvPort: port,
  flvSSLPort: 443,
  mp4Port: 0,
  wsFlvPort: port,
  wsFlvSSLPort: 443,
  rtmpSSlPort: 0,
  rtpProxyPort: 10000,
  jttProxyPort: 0,
  rtspPort: 554,
  rtspSSLPort: 0,
  autoConfig: true,
  secret: mediaSecret,
  hookAliveInterval: 10.0,
  rtpEnable: true,
  status: true,
  rtpPortRange: '30000,30500',
  sendRtpPortRange: '50000,60000',
  recordAssistPort: 0,
  createTime: '2026-01-05 08:00:00',
  updateTime: '2026-01-05 08:00:00',
  lastKeepaliveTime: null,
  defaultServer: true,
  recordDay: 7,
  recordPath: null,
  type: 'zlm',
  transcodeSuffix: null,
  serverId: '000000',
});

const mediaInfo = (played: Played): Record<string, unknown> => ({
  app: 'rtp',
  stream: played.stream,
  mediaServer: mediaServer(played.host, played.port),
  schema: 'rtsp',
  readerCount: 0,
  videoCodec: played.channel.codec,
  width: 320,
  height: 180,
  fps: 12,
  loss: 0,
  audioCodec: null,
  audioChannels: null,
  audioSampleRate: null,
  duration: null,
  online: true,
  originType: 3,
  originTypeStr: 'rtp_push',
  originUrl: '',
  aliveSecond: played.aliveSecond,
  bytesSpeed: 262144,
  callId: callId,
  paramMap: {},
  serverId: '000000',
});

const callId = '2a1b3c4d@192.0.2.10';

/** The answer of every call that starts something. */
export const streamContent = (played: Played): Record<string, unknown> => {
  const { stream, host, port, isHead, isOld, span, channel } = played;
  const query = isHead
    ? `?callId=${callId}&originTypeStr=rtp_push&videoCodec=${channel.codec}`
    : `?callId=${callId}`;
  const at = (scheme: string, ending: string): string =>
    `${scheme}://${host}:${String(port)}/rtp/${stream}${ending}${query}`;
  const none = null;
  return {
    app: 'rtp',
    stream,
    ip: null,
    flv: at('http', '.live.flv'),
    https_flv: none,
    ws_flv: at('ws', '.live.flv'),
    wss_flv: none,
    fmp4: at('http', '.live.mp4'),
    https_fmp4: none,
    ws_fmp4: at('ws', '.live.mp4'),
    wss_fmp4: none,
    hls: at('http', '/hls.m3u8'),
    https_hls: none,
    ws_hls: at('ws', '/hls.m3u8'),
    wss_hls: none,
    ts: at('http', '.live.ts'),
    https_ts: none,
    ws_ts: at('ws', '.live.ts'),
    wss_ts: none,
    rtmp: `rtmp://${host}:1935/rtp/${stream}${query}`,
    rtmps: none,
    rtsp: `rtsp://${host}:554/rtp/${stream}${query}`,
    rtsps: none,
    rtc: `http://${host}:${String(port)}/index/api/webrtc?app=rtp&stream=${stream}&type=play`,
    rtcs: none,
    mediaServerId: 'auto',
    ...(isOld ? { tracks: [] } : { mediaInfo: mediaInfo(played) }),
    startTime: span?.startTime ?? null,
    endTime: span?.endTime ?? null,
    duration: null,
    downLoadFilePath: null,
    transcodeStream: null,
    progress: 0.0,
    key: null,
    serverId: '000000',
  };
};
