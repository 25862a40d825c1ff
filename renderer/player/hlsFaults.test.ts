import { ErrorDetails, ErrorTypes } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '#contract/outcome';
import { faultOf, type HlsError } from './hlsFaults';
import { faultHeader } from './tilePlayer';

const { NETWORK_ERROR, MEDIA_ERROR, MUX_ERROR, OTHER_ERROR } = ErrorTypes;

const anError = (given: Partial<HlsError>): HlsError => ({
  type: NETWORK_ERROR,
  details: ErrorDetails.FRAG_LOAD_ERROR,
  ...given,
});

const withStatus = (code: number): HlsError =>
  anError({ details: ErrorDetails.MANIFEST_LOAD_ERROR, response: { url: '', code } });

const fromGateway = (fault: string): HlsError =>
  anError({
    details: ErrorDetails.MANIFEST_LOAD_ERROR,
    response: { url: '', code: 502 },
    networkDetails: new Response(null, { status: 502, headers: { [faultHeader]: fault } }),
  });

describe('An error of hls.js', () => {
  it.each([
    [withStatus(0), 'media/gateway-down'],
    [withStatus(401), 'stream/unauthorized'],
    [withStatus(403), 'stream/unauthorized'],
    [withStatus(404), 'stream/not-found'],
    [withStatus(410), 'stream/lease-ended'],
    [withStatus(500), 'stream/server-error'],
    [withStatus(503), 'stream/server-error'],
    [withStatus(504), 'stream/no-answer'],
    [withStatus(418), 'stream/interrupted'],
    [anError({ details: ErrorDetails.MANIFEST_LOAD_TIMEOUT }), 'stream/no-answer'],
    [anError({ details: ErrorDetails.LEVEL_LOAD_TIMEOUT }), 'stream/no-answer'],
    [anError({ details: ErrorDetails.FRAG_LOAD_TIMEOUT }), 'stream/no-answer'],
    [anError({ details: ErrorDetails.MANIFEST_PARSING_ERROR }), 'stream/not-a-playlist'],
    [anError({ details: ErrorDetails.LEVEL_PARSING_ERROR }), 'stream/not-a-playlist'],
    [anError({ details: ErrorDetails.LEVEL_EMPTY_ERROR }), 'stream/not-a-playlist'],
    [anError({ details: ErrorDetails.PLAYLIST_UNCHANGED_ERROR }), 'stream/stale-playlist'],
    [
      anError({ type: MEDIA_ERROR, details: ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR }),
      'stream/codec',
    ],
    [anError({ type: MEDIA_ERROR, details: ErrorDetails.BUFFER_ADD_CODEC_ERROR }), 'stream/codec'],
    [anError({ type: MEDIA_ERROR, details: ErrorDetails.FRAG_PARSING_ERROR }), 'stream/decode'],
    [anError({ type: MEDIA_ERROR, details: ErrorDetails.BUFFER_APPEND_ERROR }), 'stream/decode'],
    [anError({ type: MUX_ERROR, details: ErrorDetails.REMUX_ALLOC_ERROR }), 'stream/decode'],
    [
      anError({ type: MEDIA_ERROR, details: ErrorDetails.BUFFER_STALLED_ERROR }),
      'stream/interrupted',
    ],
    [
      anError({ type: OTHER_ERROR, details: ErrorDetails.INTERNAL_EXCEPTION }),
      'stream/interrupted',
    ],
  ])('%j is named %s', (error, code) => {
    expect(faultOf(error).code).toBe(code);
  });

  it.each(faultCodes)('is named %s when the gateway says so', (code) => {
    expect(faultOf(fromGateway(code)).code).toBe(code);
  });

  it('is named by its status when the gateway says what nobody knows', () => {
    expect(faultOf(fromGateway('stream/strange')).code).toBe('stream/server-error');
  });

  it('carries no address', () => {
    expect(JSON.stringify(faultOf(withStatus(404)))).not.toContain('http');
  });
});
