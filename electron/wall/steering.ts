import type { Actor } from '#contract/actor';
import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId, WindowId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type {
  PtzMotion,
  Steering as SteeringView,
  SteeringNews,
  SteeringStanding,
} from '#contract/ptz';
import type { ClockPort, PlatformPort } from './ports';
import { PtzDrive } from './ptzDrive';
import type { PtzPort } from './ptzPort';
import { Signal } from './signal';
import { SteeringNewsLine } from './steeringNewsLine';

/** Whoever does not steer for so long gives the camera back (ux.md §7). */
export const idleMs = 30_000;
/** Who takes a camera from whom: the platform's order of ranks (vnp). */
const ranks = { presenter: 0, officer: 1, lead: 2 } as const;

interface Hold {
  windowId: WindowId;
  camera: Camera;
  actor: Actor;
  port: PtzPort;
  drive: PtzDrive;
  cancelIdle: () => void;
}

interface SteeringDeps {
  clock: ClockPort;
  platformOf: (platformId: PlatformId) => PlatformPort | undefined;
  log: (action: string, camera: Camera, outcome: Outcome<unknown>) => void;
}

/**
 * Who steers which camera 云台操控: one hand for each camera, one camera for each hand. Where the
 * platform has leases, it decides between stations; elsewhere this station's lock has to do.
 */
export class Steering {
  readonly #deps: SteeringDeps;
  readonly #holds = new Map<CameraId, Hold>();
  /** Held elsewhere, as far as platforms tell. */
  readonly #others = new Map<CameraId, Actor>();
  /** On which cruise this station sent a camera last. */
  readonly #cruises = new Map<CameraId, number>();
  /** The newest wish of each window: what was asked before it is over when it is answered. */
  readonly #wishes = new Map<WindowId, number>();
  #wishCount = 0;
  readonly #news: SteeringNewsLine;
  #standing: SteeringStanding | undefined;
  readonly #changed = new Signal<null>();
  readonly onSteeringChanged = this.#changed.on;

  constructor(deps: SteeringDeps) {
    this.#deps = deps;
    this.#news = new SteeringNewsLine(deps.clock, () => this.#tell());
  }

  /** Who steers a camera now, here or elsewhere. */
  holderOf(cameraId: CameraId): Actor | null {
    return this.#holds.get(cameraId)?.actor ?? this.#others.get(cameraId) ?? null;
  }

  /** Somebody at this station steers it: the wall leaves it where it is. */
  isSteered(cameraId: CameraId): boolean {
    return this.#holds.has(cameraId);
  }

  /** All that a desk knows of it. */
  standing(): SteeringStanding {
    this.#standing ??= {
      held: [...[...this.#holds.values()].map(heldHere), ...[...this.#others].map(heldElsewhere)],
      news: this.#news.current(),
    };
    return this.#standing;
  }

  /** Takes a camera for a window. Faults ptz/*: held, with who has it; platform/*. */
  async take(
    windowId: WindowId,
    camera: Camera,
    actor: Actor,
    isTakeOver: boolean,
  ): Promise<Outcome<null>> {
    const port = this.#deps.platformOf(camera.platformId)?.ptz;
    if (camera.kind !== 'ptz') return failure('ptz/not-steerable');
    if (port === undefined) return failure('ptz/not-offered');
    const holder = this.#holds.get(camera.cameraId);
    if (holder !== undefined && holder.windowId !== windowId) {
      if (!isTakeOver || !outranks(actor, holder.actor)) return heldBy(holder.actor);
      this.#drop(holder, { kind: 'taken', by: actor });
    }
    const own = this.#holdOf(windowId);
    if (own !== undefined && own.camera.cameraId !== camera.cameraId) this.#letGo(own);
    const wish = this.#wish(windowId);
    const taken = (await port.lease?.take(camera.cameraId, actor, isTakeOver)) ?? success(null);
    if (!taken.ok) return taken;
    if (this.#wishes.get(windowId) !== wish) {
      void port.lease?.release(camera.cameraId);
      return failure('ptz/not-taken');
    }
    this.#hold({ windowId, camera, actor, port });
    return success(null);
  }

  /** The hand holds it like this; again and again, or the camera stops. */
  move(windowId: WindowId, motion: PtzMotion): Outcome<null> {
    const hold = this.#holdOf(windowId);
    if (hold === undefined) return failure('ptz/not-taken');
    this.#used(hold);
    return hold.drive.move(motion);
  }

  /** The hand let go; the camera is still this window's. */
  stop(windowId: WindowId): void {
    void this.#holdOf(windowId)?.drive.stop();
  }

  /** The window gives its camera back. */
  release(windowId: WindowId): void {
    this.#wishes.delete(windowId);
    const hold = this.#holdOf(windowId);
    if (hold !== undefined) this.#letGo(hold);
  }

  /**
   * Sends a camera on a cruise; 0 ends the one that it was sent on. Somebody else's hand is not
   * taken from it. Faults ptz/*, platform/*.
   */
  async cruise(camera: Camera, number: number, actor: Actor): Promise<Outcome<null>> {
    const { cameraId } = camera;
    const cruises = this.#deps.platformOf(camera.platformId)?.ptz?.cruises;
    if (camera.kind !== 'ptz') return failure('ptz/not-steerable');
    if (cruises === undefined) return failure('ptz/no-cruise');
    const holder = this.holderOf(cameraId);
    if (holder !== null && holder.seat !== actor.seat) return heldBy(holder);
    const done =
      number === 0
        ? await cruises.end(cameraId, this.#cruises.get(cameraId) ?? 1)
        : await cruises.start(cameraId, number);
    if (!done.ok) return done;
    if (number === 0) this.#cruises.delete(cameraId);
    else this.#cruises.set(cameraId, number);
    this.sent(cameraId);
    this.#news.say({ kind: number === 0 ? 'cruise-ended' : 'cruise', by: null }, camera);
    return done;
  }

  /** Its camera was sent somewhere: that is use as well. */
  sent(cameraId: CameraId): void {
    const hold = this.#holds.get(cameraId);
    if (hold !== undefined) this.#used(hold);
  }

  /** Listens to who steers what at a platform; the answer ends it. */
  attach(platform: PlatformPort): () => void {
    const listening = [
      platform.ptz?.lease?.onHolding(({ cameraId, holder }) => {
        this.#heard(cameraId, holder);
      }),
      platform.onHealthChanged(({ state }) => {
        // What others did meanwhile nobody tells: the next try does.
        if (state === 'down') this.#forgetOthers(platform.platformId);
      }),
    ];
    return () => {
      for (const end of listening) end?.();
      this.#forgetOthers(platform.platformId);
      for (const hold of [...this.#holds.values()]) {
        if (hold.camera.platformId === platform.platformId) this.#letGo(hold);
      }
    };
  }

  /** Nothing of this station moves any more. */
  end(): void {
    for (const hold of [...this.#holds.values()]) this.#letGo(hold);
    this.#news.stop();
  }

  #hold(taken: Pick<Hold, 'windowId' | 'camera' | 'actor' | 'port'>): void {
    const { cameraId } = taken.camera;
    const former = this.#holds.get(cameraId);
    if (former !== undefined) {
      former.actor = taken.actor;
      this.#used(former);
    } else {
      const drive = new PtzDrive({
        clock: this.#deps.clock,
        port: taken.port,
        cameraId,
        onFault: (fault) => this.#refused(cameraId, fault),
        onNoStop: () => this.#news.say({ kind: 'no-stop', by: null }, taken.camera),
      });
      const hold: Hold = { ...taken, drive, cancelIdle: () => undefined };
      this.#holds.set(cameraId, hold);
      this.#used(hold);
    }
    this.#others.delete(cameraId);
    this.#news.clear();
    this.#tell();
  }

  #used(hold: Hold): void {
    hold.cancelIdle();
    hold.cancelIdle = this.#deps.clock.after(idleMs, () => {
      this.#letGo(hold);
      this.#news.say({ kind: 'idle', by: null }, hold.camera);
    });
  }

  /** The camera stands and others may have it. */
  #letGo(hold: Hold): void {
    if (!this.#forget(hold)) return;
    const { lease } = hold.port;
    // First it stands, then it is free.
    void hold.drive.stop().then(() => lease?.release(hold.camera.cameraId));
    this.#deps.log('ptz:release', hold.camera, success(null));
    this.#tell();
  }

  /** It is somebody else's already. */
  #drop(hold: Hold, news: Pick<SteeringNews, 'kind' | 'by'>): void {
    if (!this.#forget(hold)) return;
    // Where a platform has a lease, it stopped the camera when it gave it away.
    if (hold.port.lease === undefined) void hold.drive.stop();
    else hold.drive.abandon();
    this.#deps.log('ptz:release', hold.camera, failure('ptz/held', wordsOf(news.by)));
    this.#news.say(news, hold.camera);
  }

  #forget(hold: Hold): boolean {
    const { cameraId } = hold.camera;
    if (this.#holds.get(cameraId) !== hold) return false;
    hold.cancelIdle();
    return this.#holds.delete(cameraId);
  }

  #refused(cameraId: CameraId, { code }: Fault): void {
    const hold = this.#holds.get(cameraId);
    if (hold === undefined) return;
    // Who has it now is told by the platform, sooner or later than this.
    if (code === 'ptz/held')
      this.#drop(hold, { kind: 'taken', by: this.#others.get(cameraId) ?? null });
    else this.#news.say({ kind: 'lost', by: null }, hold.camera);
  }

  /** The platform tells who has a camera. Of one held here it may be old news: it is asked. */
  #heard(cameraId: CameraId, holder: Actor | null): void {
    const hold = this.#holds.get(cameraId);
    if (hold === undefined) {
      if (holder === null) this.#others.delete(cameraId);
      else this.#others.set(cameraId, holder);
      this.#tell();
    } else if (holder !== null && holder.seat !== hold.actor.seat) void this.#ask(hold, holder);
  }

  async #ask(hold: Hold, holder: Actor): Promise<void> {
    const { cameraId } = hold.camera;
    const still = await hold.port.lease?.take(cameraId, hold.actor, false);
    if (still?.ok !== false || still.fault.code !== 'ptz/held') return;
    this.#others.set(cameraId, holder);
    this.#drop(hold, { kind: 'taken', by: holder });
    this.#tell();
  }

  #tell(): void {
    this.#standing = undefined;
    this.#changed.emit(null);
  }

  #wish(windowId: WindowId): number {
    this.#wishCount += 1;
    this.#wishes.set(windowId, this.#wishCount);
    return this.#wishCount;
  }

  #holdOf(windowId: WindowId): Hold | undefined {
    return [...this.#holds.values()].find((hold) => hold.windowId === windowId);
  }

  #forgetOthers(platformId: PlatformId): void {
    for (const cameraId of [...this.#others.keys()]) {
      if (cameraId.startsWith(`${platformId}:`)) this.#others.delete(cameraId);
    }
    this.#tell();
  }
}

const heldHere = ({ camera, actor, port }: Hold): SteeringView => ({
  cameraId: camera.cameraId,
  holder: actor,
  isOwn: true,
  scope: port.lease === undefined ? 'station' : 'platform',
  ...(port.cruises === undefined ? {} : { canCruise: true }),
});

const heldElsewhere = ([cameraId, holder]: [CameraId, Actor]): SteeringView => ({
  cameraId,
  holder,
  isOwn: false,
  scope: 'platform',
});

const outranks = (one: Actor, other: Actor): boolean => ranks[one.role] > ranks[other.role];

const wordsOf = (actor: Actor | null): string | undefined =>
  actor === null ? undefined : `${String(actor.seat)} ${actor.name}`;

const heldBy = (holder: Actor): Outcome<null> => failure('ptz/held', wordsOf(holder));
