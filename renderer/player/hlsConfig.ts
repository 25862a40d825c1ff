import type { HlsConfig, LoadPolicy } from 'hls.js';

const policy = (answerMs: number, retries: number): LoadPolicy => {
  const retry = { maxNumRetry: retries, retryDelayMs: 500, maxRetryDelayMs: 1000 };
  return {
    default: {
      maxTimeToFirstByteMs: answerMs,
      maxLoadTimeMs: 2 * answerMs,
      timeoutRetry: null,
      errorRetry: retries === 0 ? null : retry,
    },
  };
};

/**
 * Near the live edge with little memory. Trying again after a failure is not hls.js's business:
 * recoveryPolicy decides it, so that the tile can say when. Only a single lost segment or playlist
 * refresh is asked for twice, because the picture does not stop for it.
 */
export const hlsConfig: Partial<HlsConfig> = {
  enableWorker: false,
  enableWebVTT: false,
  enableIMSC1: false,
  enableCEA708Captions: false,
  renderTextTracksNatively: false,
  enableID3MetadataCues: false,
  enableEmsgMetadataCues: false,
  enableDateRangeMetadataCues: false,
  enableInterstitialPlayback: false,
  capLevelToPlayerSize: false,
  testBandwidth: false,
  startFragPrefetch: true,
  // Plays parts as they come where a stream has them.
  lowLatencyMode: true,
  liveDurationInfinity: true,
  liveSyncDurationCount: 1.25,
  liveSyncOnStallIncrease: 0.25,
  liveMaxLatencyDurationCount: 3,
  // delayControl decides the rate: by the source's clock, which hls.js's own estimate drifts from.
  maxLiveSyncPlaybackRate: 1,
  // At an unchanged list hls.js asks again after half a target duration: about 9 s at 2 s.
  liveMaxUnchangedPlaylistRefresh: 9,
  maxBufferLength: 8,
  maxMaxBufferLength: 12,
  backBufferLength: 4,
  maxBufferSize: 12_000_000,
  manifestLoadPolicy: policy(8000, 0),
  playlistLoadPolicy: policy(6000, 1),
  fragLoadPolicy: policy(8000, 1),
};
