import type { IncomingMessage, ServerResponse } from 'node:http';

import { isKnown, isSince, refuse, sendError, sendJson, type FakePath, type World } from './world';

const zeroTime = '2026-01-05T09:00:00.000000001+08:00';

/** Facts that a track is told with since 1.17. */
const codecProps = (codec: string): unknown => {
  if (codec === 'H264') return { width: 1920, height: 1080, profile: 'High', level: '4' };
  if (codec === 'H265') return { width: 1920, height: 1080, profile: 'Main', level: '4' };
  return codec === 'MPEG-4 Audio' ? { sampleRate: 48_000, channelCount: 2 } : null;
};

/** One row of the list of paths, as that version tells it. */
const rowOf = (world: World, path: FakePath): unknown => {
  const { name, isOnline } = path;
  const codecs = isOnline ? path.codecs : [];
  const since = isOnline ? zeroTime : null;
  return {
    name,
    confName: path.isConfigured ? name : 'all_others',
    ready: isOnline,
    readyTime: since,
    ...(isSince(world, 16)
      ? { available: isOnline, availableTime: since, online: isOnline, onlineTime: since }
      : {}),
    source: isOnline || path.isConfigured ? { type: 'rtspSource', id: '' } : null,
    tracks: codecs,
    ...(isSince(world, 17)
      ? {
          tracks2: codecs.map((codec) => ({ codec, codecProps: codecProps(codec) })),
          inboundBytes: 1_048_576,
          outboundBytes: 524_288,
          inboundFramesInError: 0,
        }
      : {}),
    bytesReceived: 1_048_576,
    bytesSent: 524_288,
    readers: isOnline ? [{ type: isSince(world, 18) ? 'hlsSession' : 'hlsMuxer', id: '' }] : [],
  };
};

const pageOf = (items: unknown[], query: URLSearchParams): unknown => {
  const size = Math.max(1, Number(query.get('itemsPerPage') ?? 100));
  const page = Number(query.get('page') ?? 0);
  return {
    itemCount: items.length,
    pageCount: Math.ceil(items.length / size),
    items: items.slice(page * size, (page + 1) * size),
  };
};

/** Active paths, and those that are configured by their name. */
const isListed = ({ isOnline, isConfigured }: FakePath): boolean => isOnline || isConfigured;

/** What a path's configuration says; its source carries the camera's password. */
const confOf = ({ name, isOnDemand, records }: FakePath): unknown => ({
  name,
  source: 'rtsp://operator:a-camera-password@192.0.2.101:554/stream1',
  sourceOnDemand: isOnDemand,
  record: records.length > 0,
});

const recordsOf = ({ name, records }: FakePath): unknown => ({
  name,
  segments: records.map(({ startMs }) => ({ start: new Date(startMs).toISOString() })),
});

/** The control interface, version 3. */
export const serveApi = (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  if (world.spoil(request, response)) return;
  if (!isKnown(world, request)) {
    refuse(response);
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const all = [...world.paths.values()];
  if (pathname === '/v3/info' && isSince(world, 15, 2)) {
    sendJson(response, { version: `v${world.version}`, started: '2026-01-05T08:00:00+08:00' });
  } else if (pathname === '/v3/paths/list') {
    const rows = all.filter(isListed).map((path) => rowOf(world, path));
    sendJson(response, pageOf(rows, searchParams));
  } else if (pathname === '/v3/config/paths/list') {
    const others = { source: 'publisher', sourceOnDemand: false, record: false };
    const patterns = ['all_others', '~^site/.*$'].map((name) => ({ name, ...others }));
    const rows = all.filter(({ isConfigured }) => isConfigured).map(confOf);
    sendJson(response, pageOf([...patterns, ...rows], searchParams));
  } else if (pathname === '/v3/recordings/list') {
    const rows = all.filter(({ records }) => records.length > 0).map(recordsOf);
    sendJson(response, pageOf(rows, searchParams));
  } else if (pathname.startsWith('/v3/paths/get/')) {
    const path = world.paths.get(decodeURIComponent(pathname.slice('/v3/paths/get/'.length)));
    if (path === undefined || !isListed(path)) sendError(response, 404, 'path not found');
    else sendJson(response, rowOf(world, path));
  } else sendError(response, 404, 'not found');
};
