import { ErrorDetails, ErrorTypes, type ErrorData } from 'hls.js';
import { faultCodes, type Fault, type FaultCode } from '#contract/outcome';
import { faultHeader } from './tilePlayer';

/** The part of an hls.js error that its name depends on. */
export type HlsError = Pick<ErrorData, 'type' | 'details'> &
  Partial<Pick<ErrorData, 'response' | 'networkDetails' | 'error'>>;

const byDetails: Partial<Record<ErrorDetails, FaultCode>> = {
  [ErrorDetails.MANIFEST_PARSING_ERROR]: 'stream/not-a-playlist',
  [ErrorDetails.LEVEL_PARSING_ERROR]: 'stream/not-a-playlist',
  [ErrorDetails.LEVEL_EMPTY_ERROR]: 'stream/not-a-playlist',
  [ErrorDetails.PLAYLIST_UNCHANGED_ERROR]: 'stream/stale-playlist',
  [ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR]: 'stream/codec',
  [ErrorDetails.BUFFER_ADD_CODEC_ERROR]: 'stream/codec',
  [ErrorDetails.BUFFER_INCOMPATIBLE_CODECS_ERROR]: 'stream/codec',
  [ErrorDetails.MANIFEST_LOAD_TIMEOUT]: 'stream/no-answer',
  [ErrorDetails.LEVEL_LOAD_TIMEOUT]: 'stream/no-answer',
  [ErrorDetails.FRAG_LOAD_TIMEOUT]: 'stream/no-answer',
  [ErrorDetails.BUFFER_STALLED_ERROR]: 'stream/interrupted',
};

const byStatus: Record<number, FaultCode> = {
  401: 'stream/unauthorized',
  403: 'stream/unauthorized',
  404: 'stream/not-found',
  410: 'stream/lease-ended',
  504: 'stream/no-answer',
};

/** The name of an hls.js error. What the gateway says in its header counts more than our guess. */
export function faultOf(error: HlsError): Fault {
  const code =
    fromGateway(error) ?? byDetails[error.details] ?? fromNetwork(error) ?? byKind(error);
  return { code, detail: error.details };
}

function fromGateway({ networkDetails }: HlsError): FaultCode | undefined {
  const named = headerOf(networkDetails);
  return faultCodes.find((code) => code === named);
}

function headerOf(answer: unknown): string | null {
  if (answer instanceof XMLHttpRequest) {
    // Before the headers arrived there is nothing to read, and reading warns in the console.
    return answer.readyState >= XMLHttpRequest.HEADERS_RECEIVED
      ? answer.getResponseHeader(faultHeader)
      : null;
  }
  return answer instanceof Response ? answer.headers.get(faultHeader) : null;
}

function fromNetwork({ type, response }: HlsError): FaultCode | undefined {
  if (type !== ErrorTypes.NETWORK_ERROR) return undefined;
  const status = response?.code ?? 0;
  // The gateway is on this machine: no answer at all means that it is not there.
  if (status === 0) return 'media/gateway-down';
  return byStatus[status] ?? (status >= 500 ? 'stream/server-error' : 'stream/interrupted');
}

function byKind({ type }: HlsError): FaultCode {
  return type === ErrorTypes.MEDIA_ERROR || type === ErrorTypes.MUX_ERROR
    ? 'stream/decode'
    : 'stream/interrupted';
}
