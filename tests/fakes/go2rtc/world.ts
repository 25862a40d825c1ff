/** What goes wrong with a stream of the fake. */
export type Go2rtcTrouble =
  /** The camera sends what nobody asked for. */
  | 'codecs'
  /** The camera cannot be reached; the words hold its password. */
  | 'dial'
  /** Nothing more comes, and the line stays. */
  | 'silence'
  /** The line breaks after some pictures. */
  | 'cut';

/** A stream of the fake; may be changed while it runs. */
export interface FakeStream {
  name: string;
  clip: string;
  trouble: Go2rtcTrouble | undefined;
  /** Watchers now, and what was received of the source since the first of them came. */
  watchers: number;
  received: number;
}

export const aStream = (name: string, clip = 'crossroads-day.sub.mp4'): FakeStream => ({
  name,
  clip,
  trouble: undefined,
  watchers: 0,
  received: 0,
});

const h264 = { codec_name: 'h264', codec_type: 'video', profile: 'High', level: 40 };
const source = (at: number): string => `rtsp://192.0.2.${String(100 + (at % 100))}:554/stream1`;

const producer = ({ received }: FakeStream, at: number): object => ({
  id: 11,
  format_name: 'rtsp',
  protocol: 'rtsp+tcp',
  remote_addr: '192.0.2.101:554',
  url: source(at),
  sdp: 'v=0\r\n',
  user_agent: 'ExampleCam/1.0',
  medias: ['video, recvonly, H264', 'audio, recvonly, PCMA/8000'],
  receivers: [
    { id: 12, codec: h264, childs: [14], bytes: received, packets: 1_200 },
    {
      id: 13,
      codec: { codec_name: 'pcm_alaw', codec_type: 'audio', sample_rate: 8_000 },
      bytes: 65_536,
      packets: 400,
    },
  ],
  bytes_recv: received + 65_536,
});

const consumer = ({ received }: FakeStream): object => ({
  id: 15,
  format_name: 'mse/fmp4',
  protocol: 'ws',
  remote_addr: '192.0.2.200:51000',
  user_agent: 'ExampleWall/1.0',
  medias: ['video, sendonly, H264, H265', 'audio, sendonly, MPEG4-GENERIC'],
  senders: [{ id: 14, codec: h264, parent: 12, bytes: received, packets: 1_190 }],
  bytes_send: received,
});

/** The answer of `/api/streams`: an idle source tells nothing but where it would be fetched. */
export const streamsAnswer = (streams: Iterable<FakeStream>): object =>
  Object.fromEntries(
    [...streams].map((stream, at) => [
      stream.name,
      stream.watchers > 0
        ? {
            producers: [producer(stream, at)],
            consumers: Array.from({ length: stream.watchers }, () => consumer(stream)),
          }
        : { producers: [{ url: source(at) }], consumers: null },
    ]),
  );
