import type { CodecWay, MachineCodecs, VideoCodec } from '#contract/machine';

/** One usual stream of each codec, as a camera sends it. */
const usual: Readonly<Record<VideoCodec, { codec: string; widthPx: number; heightPx: number }>> = {
  h264: { codec: 'avc1.4d401f', widthPx: 1280, heightPx: 720 },
  h265: { codec: 'hvc1.1.6.L93.B0', widthPx: 1280, heightPx: 720 },
  av1: { codec: 'av01.0.05M.08', widthPx: 1280, heightPx: 720 },
};

/** The browser's two answers; replaced in tests. */
export interface CodecAnswers {
  isPlayable: (codec: string) => boolean;
  isInHardware: (codec: string, widthPx: number, heightPx: number) => Promise<boolean>;
}

const fromBrowser: CodecAnswers = {
  isPlayable: (codec) => MediaSource.isTypeSupported(`video/mp4; codecs="${codec}"`),
  isInHardware: async (codec, codedWidth, codedHeight) => {
    const { supported } = await VideoDecoder.isConfigSupported({
      codec,
      codedWidth,
      codedHeight,
      hardwareAcceleration: 'prefer-hardware',
    });
    return supported === true;
  },
};

/** What this machine decodes, and which of it in hardware. */
export async function measureCodecs(answers: CodecAnswers = fromBrowser): Promise<MachineCodecs> {
  const [h264, h265, av1] = await Promise.all([
    wayOf('h264', answers),
    wayOf('h265', answers),
    wayOf('av1', answers),
  ]);
  return { h264, h265, av1 };
}

async function wayOf(name: VideoCodec, answers: CodecAnswers): Promise<CodecWay> {
  const { codec, widthPx, heightPx } = usual[name];
  try {
    if (!answers.isPlayable(codec)) return 'none';
  } catch {
    return 'none';
  }
  try {
    return (await answers.isInHardware(codec, widthPx, heightPx)) ? 'hardware' : 'software';
  } catch {
    return 'software';
  }
}
