import type { Script } from './happenings';

/** Where a stream is, when the pictures of the city come from elsewhere. */
export interface StreamAddress {
  url: string;
  codecs: string;
  width: number;
  height: number;
  framesPerSecond: number;
}

/** How a city is started. Everything but the clips has a default. */
export interface CityOptions {
  /** 0 takes any free port. */
  port: number;
  seed: number;
  cameras: number;
  user: string;
  password: string;
  alarmsPerHour: number;
  script: Script;
  clipsFolder: string;
  tokenLifeMs: number;
  streamLifeMs: number;
  /** How many events a client may have missed and still go on from its cursor. */
  eventsKept: number;
  /** Where open alarms and incidents survive a restart; left out, they do not. */
  stateFile?: string;
  /** Cameras say that they are drawn, not filmed; a measured wall must treat them as real. */
  isDemo: boolean;
  /** Hands out streams of another server; a bench brings its own. */
  streamAddress?: (cameraId: string) => StreamAddress;
  /** The clock; tests bring their own. */
  now?: () => number;
}

export type CityWish = Partial<CityOptions> & Pick<CityOptions, 'clipsFolder'>;

const defaults: Omit<CityOptions, 'clipsFolder' | 'stateFile' | 'streamAddress' | 'now'> = {
  port: 0,
  seed: 20_261_122,
  cameras: 1200,
  user: 'wall',
  password: 'rehearsal',
  alarmsPerHour: 6,
  script: 'day',
  tokenLifeMs: 3_600_000,
  streamLifeMs: 120_000,
  eventsKept: 4000,
  isDemo: true,
};

export function withDefaults(wish: CityWish): CityOptions {
  const cameras = Math.floor(wish.cameras ?? defaults.cameras);
  return { ...defaults, ...wish, cameras: Math.max(1, Math.min(100_000, cameras)) };
}
