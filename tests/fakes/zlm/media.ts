/** A stream that is live at the fake server. */
export interface ZlmLive {
  app: string;
  stream: string;
  vhost?: string;
  codec?: 'H264' | 'H265';
  /** Forms in which it is given; each is a row of its own. */
  schemas?: readonly string[];
}

const usual = ['rtmp', 'rtsp', 'fmp4', 'ts', 'hls'] as const;

const tracksOf = (codec: 'H264' | 'H265') => [
  {
    codec_id: codec === 'H264' ? 0 : 1,
    codec_id_name: codec,
    codec_type: 0,
    ready: true,
    frames: 2500,
    duration: 100_000,
    width: 1920,
    height: 1080,
    fps: 25,
    key_frames: 50,
    gop_size: 50,
    gop_interval_ms: 2000,
  },
  {
    codec_id: 2,
    codec_id_name: 'mpeg4-generic',
    codec_type: 1,
    ready: true,
    frames: 1560,
    duration: 100_000,
    sample_rate: 8000,
    channels: 1,
    sample_bit: 16,
  },
];

/** The rows of one stream in the list, as the server writes them. */
export const rowsOf = ({ app, stream, vhost, codec = 'H264', schemas = usual }: ZlmLive) =>
  schemas.map((schema) => ({
    schema,
    vhost: vhost ?? '__defaultVhost__',
    app,
    stream,
    params: '',
    createStamp: 1_767_575_000,
    aliveSecond: 100,
    bytesSpeed: 262_144,
    totalBytes: 26_214_400,
    readerCount: 0,
    totalReaderCount: 1,
    originType: 3,
    originTypeStr: 'rtp_push',
    originUrl: `rtp://192.0.2.31:15060/${stream}`,
    isRecordingMP4: false,
    isRecordingHLS: false,
    originSock: {
      identifier: '41-27',
      local_ip: '192.0.2.20',
      local_port: 30_000,
      peer_ip: '192.0.2.31',
      peer_port: 15_060,
    },
    tracks: tracksOf(codec),
  }));

const segmentMs = 2_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** Three segments of two seconds that slide; there are no parts and no time of day in it. */
export const playlistAt = (nowMs: number, isFragmented: boolean): string => {
  const newest = Math.floor(nowMs / segmentMs);
  const lines = ['#EXTM3U', `#EXT-X-VERSION:${isFragmented ? '7' : '4'}`];
  lines.push('#EXT-X-TARGETDURATION:3', `#EXT-X-MEDIA-SEQUENCE:${String(newest - 3)}`);
  if (isFragmented) lines.push('#EXT-X-MAP:URI="init.mp4"');
  for (let at = newest - 3; at < newest; at += 1) {
    const begin = new Date(at * segmentMs);
    const day = begin.toISOString().slice(0, 10);
    const hour = two(begin.getUTCHours());
    const minute = two(begin.getUTCMinutes());
    const second = two(begin.getUTCSeconds());
    const ending = isFragmented ? 'mp4' : 'ts';
    lines.push('#EXTINF:2.000,', `${day}/${hour}/${minute}-${second}_${String(at)}.${ending}`);
  }
  return `${lines.join('\n')}\n`;
};
