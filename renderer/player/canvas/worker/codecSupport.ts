import type { FeedConfig } from '#contract/feed';

const known = new Map<string, boolean>();

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** The feed's words in those of WebCodecs. */
export const decoderConfigOf = (config: FeedConfig): VideoDecoderConfig => ({
  codec: config.codec,
  codedWidth: config.widthPx,
  codedHeight: config.heightPx,
  optimizeForLatency: true,
  ...(config.description === null ? {} : { description: bytesOf(config.description) }),
});

/** Whether this machine decodes it: an answer at once when it is known, else a promise of one. */
export const canDecode = (config: FeedConfig): boolean | Promise<boolean> => {
  const key = `${config.codec} ${String(config.widthPx)}x${String(config.heightPx)}`;
  const answer = known.get(key);
  return answer ?? ask(key, config);
};

const ask = async (key: string, config: FeedConfig): Promise<boolean> => {
  let isSupported: boolean;
  try {
    isSupported =
      (await VideoDecoder.isConfigSupported(decoderConfigOf(config))).supported === true;
  } catch {
    isSupported = false;
  }
  known.set(key, isSupported);
  return isSupported;
};
