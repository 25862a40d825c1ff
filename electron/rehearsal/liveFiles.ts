import type { CityState } from './cityState';
import { drawnFault, type FaultInForce } from './faults';
import { refuse, type Reply } from './http';
import { parseLiveFile, type LiveFile } from './liveOrigin';
import { refused } from './refusal';
import type { OpenStream } from './streams';

const playlistType = 'application/vnd.apple.mpegurl';
const mediaType = 'video/mp4';
/** How far a late source lags; what it lists must still be answered. */
const lateByMs = 12_000;
/** What a camera claims to send in the rehearsed fault: nothing here decodes it. */
export const foreignCodec = 'hvc1.1.6.L93.B0';

const page = Buffer.from(
  '<!doctype html><title>Sign in</title><h1>Please sign in to the network</h1>\n',
);

/** One file of a stream: first who asks, then what the camera is made to fail with, then the file. */
export function serveLive(
  city: CityState,
  streamId: string,
  name: string,
  token: string | null,
): Reply {
  const admitted = city.streams.admit(streamId, token, city.now());
  if (!admitted.ok) return refuse(admitted.refusal);
  const stream = admitted.value;
  const fault = city.faults.of(stream.one.camera.id);
  const failure = fault ? failWith(fault) : null;
  if (failure) return failure;
  if (!city.catalog.find(stream.one.camera.id)?.camera.online) {
    return refuse(refused(410, 'camera-offline', 'the camera went offline').refusal);
  }
  const file = parseLiveFile(name);
  const reply = file ? read(city, stream, file, fault) : null;
  return reply ?? refuse(refused(404, 'not-found', 'not there, or not there any more').refusal);
}

/** The faults that spoil every answer alike; the others spoil single files. */
function failWith({ fault }: FaultInForce): Reply | null {
  switch (fault) {
    case 'unauthorized':
      return refuse(refused(401, 'bad-token', 'rehearsed: not allowed').refusal);
    case 'expired-token':
      return refuse(refused(401, 'expired-token', 'rehearsed: the token ran out').refusal);
    case 'not-found':
      return refuse(refused(404, 'not-found', 'rehearsed: not there').refusal);
    case 'server-error':
      return refuse(refused(500, 'internal', 'rehearsed: broken').refusal);
    case 'html':
      return { kind: 'bytes', type: 'text/html', parts: [page], cache: 'no-store' };
    case 'never-answers':
      return { kind: 'hang' };
    case 'refused':
      return { kind: 'cut' };
    case 'offline':
    case 'stale-playlist':
    case 'unplayable-codec':
    case 'late':
    case 'too-slow':
    case 'tls':
    case 'freeze':
    case 'black':
    case 'loop':
      return null;
  }
}

function read(
  city: CityState,
  { one, profile, token }: OpenStream,
  file: LiveFile,
  fault: FaultInForce | null,
): Reply | null {
  const isForeign = fault?.fault === 'unplayable-codec';
  switch (file.kind) {
    case 'multivariant': {
      const codecs = isForeign ? foreignCodec : undefined;
      return playlist(city.origin.multivariant(one, profile, token, codecs));
    }
    case 'media': {
      return playlist(city.origin.media(one, file.profile, token, listedAtMs(fault, city.now())));
    }
    case 'init': {
      const bytes = city.origin.init(file.profile, file.clipId);
      if (!bytes) return null;
      // The name of the codec is changed, so that no decoder of ours takes it.
      return media([isForeign ? renamed(bytes, 'avc1', 'hvc1') : bytes]);
    }
    case 'segment': {
      const kind = drawnFault(fault?.fault);
      const drawn = fault && kind ? { kind, sinceMs: fault.sinceMs } : null;
      const parts = city.origin.segment(one, file.profile, file.number, city.now(), drawn);
      if (!parts) return null;
      if (fault?.fault === 'too-slow') return { kind: 'drip', type: mediaType, parts };
      return media(isForeign ? [parts[0], noisy(parts[1])] : parts);
    }
  }
}

/** Until when a playlist tells: now, unless the source stands still or lags behind. */
function listedAtMs(fault: FaultInForce | null, nowMs: number): number {
  switch (fault?.fault) {
    case 'stale-playlist':
      return fault.sinceMs;
    case 'late':
      return nowMs - lateByMs;
    default:
      return nowMs;
  }
}

function playlist(text: string): Reply {
  return { kind: 'bytes', type: playlistType, parts: [Buffer.from(text)], cache: 'no-store' };
}

function media(parts: Buffer[]): Reply {
  return { kind: 'bytes', type: mediaType, parts, cache: 'private, max-age=60' };
}

/** Puts another four-letter name in place of the first one found. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(from, 0, 'latin1');
  if (at >= 0) copy.write(to, at, 'latin1');
  return copy;
}

/** The same box with noise where the pictures were. */
function noisy(data: Buffer): Buffer {
  const copy = Buffer.from(data);
  for (let at = 8; at < copy.length; at += 1) copy[at] = (at * 167) & 255;
  return copy;
}
