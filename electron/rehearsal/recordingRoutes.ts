import { BodyReader } from './bodyReader';
import type { CityState } from './cityState';
import type { CityCamera } from './city';
import { badParameter, json, refuse, type Asked, type Reply, type Route } from './http';
import { startOfSegment } from './liveClock';
import { recordedPlaylist } from './playlists';
import { isRecorded, recordedRuns, spanOf, type Span } from './recordedClock';
import { longestStretchMs, type RecordedStretch } from './recordedStretches';
import { done, refused, unknownCamera, type Result } from './refusal';

const dayMs = 86_400_000;
/** The longest time that is told at once. */
const longestListMs = 31 * dayMs;
const profileChoices = ['main', 'sub', 'small'] as const;

/** What the recorder of the network keeps. */
export function recordingRoutes(city: CityState): Route[] {
  return [
    {
      method: 'GET',
      path: '/cameras/:cameraId/recordings',
      handle: (asked) => listSpans(city, asked),
    },
    { method: 'POST', path: '/recordings', handle: (asked) => openStretch(city, asked) },
    {
      method: 'GET',
      path: '/recordings/:recordingId/:file',
      isOpen: true,
      handle: ({ params, query }) => {
        const { recordingId = '', file = '' } = params;
        const admitted = city.stretches.admit(recordingId, query.get('token'), city.now());
        if (!admitted.ok) return refuse(admitted.refusal);
        const reply = read(city, admitted.value, file);
        return reply ?? refuse(refused(404, 'not-found', 'not there').refusal);
      },
    },
  ];
}

function recordedCamera(city: CityState, cameraId: string): Result<CityCamera> {
  const one = city.catalog.find(cameraId);
  if (!one) return unknownCamera(cameraId);
  if (isRecorded(one.camera)) return done(one);
  return refused(409, 'not-recorded', 'nothing of this camera is kept', { cameraId });
}

function listSpans(city: CityState, { params, query }: Asked): Reply {
  const [fromMs, toMs] = [timeOf(query, 'fromMs'), timeOf(query, 'toMs')];
  if (fromMs === null) return badParameter('fromMs');
  if (toMs === null || toMs <= fromMs || toMs - fromMs > longestListMs) return badParameter('toMs');
  const one = recordedCamera(city, params['cameraId'] ?? '');
  if (!one.ok) return refuse(one.refusal);
  const { camera } = one.value;
  const whole = recordedRuns(camera, { fromMs, toMs }, city.now());
  return json({ cameraId: camera.id, spans: whole.map((run) => spanOf(camera.id, run)) });
}

function openStretch(city: CityState, { body, origin }: Asked): Reply {
  const read = new BodyReader(body);
  const cameraId = read.text('cameraId', 1, 40);
  const profile = read.oneOf('profile', profileChoices);
  const fromMs = read.whole('fromMs', 0, Number.MAX_SAFE_INTEGER);
  const toMs = read.whole('toMs', fromMs + 1, fromMs + longestStretchMs);
  const wrong = read.refusal();
  if (wrong) return refuse(wrong.refusal);
  const one = recordedCamera(city, cameraId);
  if (!one.ok) return refuse(one.refusal);
  const span: Span = { fromMs, toMs };
  const stretch = city.stretches.hand(one.value, profile, span, city.now());
  return stretch.ok ? json(describe(stretch.value, origin), 201) : refuse(stretch.refusal);
}

function describe(stretch: RecordedStretch, origin: string): unknown {
  const { recordingId, one, profile, token, expiresAtMs, parts } = stretch;
  const url = `${origin}/vnp/v1/recordings/${recordingId}/index.m3u8?token=${token}`;
  return { cameraId: one.camera.id, transport: 'hls', url, expiresAtMs, profile, parts };
}

function read({ origin }: CityState, stretch: RecordedStretch, file: string): Reply | null {
  const { one, profile, token, segments } = stretch;
  if (file === 'index.m3u8') {
    const listed = segments.map((number, place) => ({
      number: place,
      clip: origin.clipAt(one, number),
      startsAtMs: startOfSegment(one.camera.id, number),
    }));
    const text = recordedPlaylist({ profile, token, segments: listed });
    const type = 'application/vnd.apple.mpegurl';
    return { kind: 'bytes', type, parts: [Buffer.from(text)], cache: 'no-store' };
  }
  const match = /^(?:init-([\w-]{1,80})\.mp4|(\d{1,6})\.m4s)$/.exec(file);
  const place = Number(match?.[2]);
  const number = segments[place];
  const init = match?.[1] === undefined ? null : origin.init(profile, match[1]);
  if (init) return media([init]);
  const parts = number === undefined ? null : origin.recorded(one, profile, number, place);
  return parts && media(parts);
}

function media(parts: Buffer[]): Reply {
  return { kind: 'bytes', type: 'video/mp4', parts, cache: 'private, max-age=60' };
}

function timeOf(query: URLSearchParams, name: string): number | null {
  const word = query.get(name) ?? '';
  return /^\d{1,15}$/.test(word) ? Number(word) : null;
}
