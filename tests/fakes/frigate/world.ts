/** A camera of the fake; may be changed while it runs. */
export interface FakeCamera {
  name: string;
  friendlyName: string | null;
  isOnline: boolean;
  /** Can be steered. */
  isPtz: boolean;
  presets: string[];
  /** Its names in go2rtc by label, the largest first; often not as the camera's. */
  streams: Record<string, string>;
}

/** A review of the fake as the wire has it. */
export interface FakeReview {
  id: string;
  camera: string;
  start_time: number;
  end_time: number | null;
  severity: 'alert' | 'detection';
  thumb_path: string;
  data: Record<string, unknown>;
  has_been_reviewed: boolean;
}

/** A recorded piece as the wire has it, in seconds. */
export interface FakeRecording {
  id: string;
  start_time: number;
  end_time: number;
  duration: number;
  segment_size: number;
  motion: number;
  objects: number;
  motion_heatmap: null;
}

/** What all parts of the fake share. */
export interface World {
  cameras: Map<string, FakeCamera>;
  groups: Record<string, string[]>;
  reviews: Map<string, FakeReview>;
  /** Recorded pieces of each camera, oldest first. */
  recordings: Map<string, FakeRecording[]>;
  /** What its settings say of a broker. */
  mqtt: { enabled: boolean; host: string; port: number; topic_prefix: string };
}

export const usualMqtt: World['mqtt'] = {
  enabled: true,
  host: '192.0.2.70',
  port: 1_883,
  topic_prefix: 'frigate',
};

export const aCamera = (name: string, wish: Partial<FakeCamera> = {}): FakeCamera => ({
  name,
  friendlyName: null,
  isOnline: true,
  isPtz: false,
  presets: [],
  streams: { [name]: name },
  ...wish,
});

/** The answer of `/api/config`, reduced as the fixture is. */
export const configAnswer = ({ cameras, groups, mqtt }: World): object => ({
  version: '0.18-0',
  mqtt,
  auth: { enabled: true },
  go2rtc: {
    streams: Object.fromEntries(
      [...cameras.values()].flatMap(({ streams }) =>
        Object.values(streams).map((name) => [name, ['rtsp://*:*@192.0.2.101:554/stream1']]),
      ),
    ),
  },
  cameras: Object.fromEntries(
    [...cameras.values()].map((one, at) => [one.name, cameraOf(one, at)]),
  ),
  camera_groups: Object.fromEntries(
    Object.entries(groups).map(([name, members], at) => [
      name,
      { cameras: members, icon: 'LuDoorOpen', order: at + 1 },
    ]),
  ),
});

const cameraOf = ({ name, friendlyName, isPtz, streams }: FakeCamera, at: number): object => ({
  name,
  ...(friendlyName === null ? {} : { friendly_name: friendlyName }),
  enabled: true,
  detect: { enabled: true, width: 1_280, height: 720, fps: 5 },
  record: { enabled: true },
  snapshots: { enabled: true },
  audio: { enabled: false },
  live: { streams, height: 720, quality: 8 },
  ui: { order: at + 1, dashboard: true, review: true },
  zones: {
    entrance: {
      coordinates: '0.1,0.1,0.5,0.1,0.5,0.5,0.1,0.5',
      objects: ['person'],
      inertia: 3,
      loitering_time: 0,
    },
  },
  onvif: { host: isPtz ? '192.0.2.101' : '', port: 80 },
  review: { alerts: { enabled: true, labels: ['person', 'car'] }, detections: { enabled: true } },
});

/** The answer of `/api/stats`. */
export const statsAnswer = ({ cameras }: World): object => ({
  cameras: Object.fromEntries(
    [...cameras.values()].map(({ name, isOnline }) => {
      const fps = isOnline ? 5 : 0;
      return [name, { camera_fps: fps, process_fps: fps, detection_fps: 0, skipped_fps: 0 }];
    }),
  ),
});

let made = 0;

/** A review that begins now. */
export const aReview = (camera: string, severity: FakeReview['severity']): FakeReview => {
  made += 1;
  const start = Date.now() / 1_000;
  const id = `${start.toFixed(6)}-r${String(made)}`;
  return {
    id,
    camera,
    start_time: start,
    end_time: null,
    severity,
    thumb_path: `/media/frigate/clips/review/thumb-${camera}-${id}.webp`,
    data: {
      detections: [`${start.toFixed(6)}-abc123`],
      objects: ['person'],
      verified_objects: [],
      sub_labels: [],
      zones: ['entrance'],
      audio: [],
      thumb_time: null,
      metadata: null,
    },
    has_been_reviewed: false,
  };
};

/** A review as the line tells it: without what is of one user only. */
export const onTheLine = ({ has_been_reviewed: _, ...review }: FakeReview): object => review;

/** Pieces of ten seconds, one after the other. */
export const recordedPieces = (startSeconds: number, count: number): FakeRecording[] =>
  Array.from({ length: count }, (_, at) => {
    const start = startSeconds + at * 10;
    return {
      id: `${start.toFixed(1)}-piece`,
      start_time: start,
      end_time: start + 10,
      duration: 10,
      segment_size: 4.2,
      motion: 120,
      objects: 1,
      motion_heatmap: null,
    };
  });
