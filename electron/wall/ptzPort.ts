import type { Actor } from '#contract/actor';
import type { CameraId } from '#contract/ids';
import type { Outcome } from '#contract/outcome';
import type { PtzHolding, PtzMotion } from '#contract/ptz';
import type { Subscribe } from './signal';

/** Steering of the cameras of one platform; a platform without it steers none. */
export interface PtzPort {
  /**
   * Moves at these speeds. Called again whenever they change, and every `repeatMs`; never while an
   * earlier order is under way. Faults ptz/*, stream/offline, platform/*.
   */
  move(cameraId: CameraId, motion: PtzMotion): Promise<Outcome<null>>;
  /** Stands still. The only order that may overtake another; it is given again after that one. */
  stop(cameraId: CameraId): Promise<Outcome<null>>;
  /** A camera stops unless it is told to go on within this time; null: it goes on until stopped. */
  readonly repeatMs: number | null;
  /** Left out where the platform lets anybody steer at any time: then only this station's lock holds. */
  readonly lease?: PtzLeasePort;
  /** Left out where cameras cannot be sent on a cruise. */
  readonly cruises?: PtzCruisePort;
}

/** Cruises 巡航 that are set up in cameras: by number, since no platform tells which there are. */
export interface PtzCruisePort {
  /** Goes on until it is ended, or somebody moves the camera. Faults as those of `move`. */
  start(cameraId: CameraId, number: number): Promise<Outcome<null>>;
  /** The one of that number, or whichever goes on where platforms know no better. */
  end(cameraId: CameraId, number: number): Promise<Outcome<null>>;
}

/** A platform that lets one seat steer a camera at a time, wherever it is. */
export interface PtzLeasePort {
  /** Again by the same seat: goes on. Fault ptz/held: the detail says who steers it. */
  take(cameraId: CameraId, actor: Actor, isTakeOver: boolean): Promise<Outcome<null>>;
  /** Lets go; never fails. */
  release(cameraId: CameraId): Promise<void>;
  /** Somebody, here or elsewhere, took a camera or let go of it. */
  readonly onHolding: Subscribe<PtzHolding>;
}
