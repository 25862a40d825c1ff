import type { CameraId } from '#contract/ids';
import {
  mostWayCameras,
  storedMachineSchema,
  storedWaysSchema,
  type MachineCodecs,
  type StoredMachine,
  type StoredWays,
  type WayPast,
} from '#contract/machine';
import type { FaultCode } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';
import type { ClockPort, StorePort, StreamOffer } from './ports';
import { closedProfiles, isOfTheWay, transportLadder, type LadderStep } from './transportLadder';

const waysName = 'stream-ways';
const machineName = 'machine-codecs';
/** Written at most so often: what is lost with a crash is learned anew. */
const keepAfterMs = 60_000;

/** Until a window has measured: every machine decodes H.264, and what is tried tells the rest. */
const untilMeasured: MachineCodecs = { h264: 'software', h265: 'software', av1: 'software' };

/** A way that failed and has not worked since. */
export interface Failed extends Pick<WayPast, 'transport' | 'profile'> {
  cameraId: CameraId;
  code: FaultCode;
  failedAtMs: number;
}

type Way = Pick<WayPast, 'transport' | 'profile'>;

/** What this machine decodes, and which ways to each camera's picture worked; kept over a restart. */
export class TransportBook {
  readonly #clock: ClockPort;
  readonly #store: StorePort;
  /** Longest unused first. */
  readonly #ways = new Map<CameraId, WayPast[]>();
  #machine: StoredMachine | undefined;
  #cancelKeep: (() => void) | undefined;

  constructor({ clock, store }: { clock: ClockPort; store: StorePort }) {
    this.#clock = clock;
    this.#store = store;
  }

  /** Begins with what an earlier run learned; a broken file is no harm. */
  async load(): Promise<void> {
    const ways = await this.#store.read(waysName);
    const kept = ways.ok ? storedWaysSchema.safeParse(ways.value).data : undefined;
    for (const camera of kept?.cameras ?? []) this.#ways.set(camera.cameraId, camera.ways);
    const machine = await this.#store.read(machineName);
    this.#machine = machine.ok ? storedMachineSchema.safeParse(machine.value).data : undefined;
  }

  /** Null until a window has measured it. */
  codecs(): MachineCodecs | null {
    return this.#machine?.codecs ?? null;
  }

  /** A window measured this machine. With another graphics card, what failed by codec may work. */
  measured(codecs: MachineCodecs): void {
    if (JSON.stringify(this.#machine?.codecs) === JSON.stringify(codecs)) return;
    for (const [cameraId, ways] of this.#ways) {
      this.#ways.set(
        cameraId,
        ways.filter(({ code }) => code !== 'stream/codec'),
      );
    }
    this.#machine = { version: 1, codecs, measuredAtMs: this.#clock.now() };
    void this.#store.write(machineName, this.#machine);
    this.#keepSoon();
  }

  /** The ways to a profile of a camera, best first, and those that cannot be decoded here. */
  ladder(
    cameraId: CameraId,
    profile: StreamProfile,
    offers: readonly StreamOffer[],
  ): { steps: LadderStep[]; left: LadderStep[] } {
    return transportLadder(profile, this.#facts(cameraId, offers));
  }

  /** Profiles of a camera that this machine cannot decode by any way. */
  closed(cameraId: CameraId, offers: readonly StreamOffer[]): StreamProfile[] {
    return closedProfiles(this.#facts(cameraId, offers));
  }

  /** What failed and has not worked since, newest first. */
  failures(most: number): Failed[] {
    return [...this.#ways]
      .flatMap(([cameraId, ways]) =>
        ways.flatMap(({ transport, profile, code, failedAtMs }): Failed[] =>
          code === null || failedAtMs === null
            ? []
            : [{ cameraId, transport, profile, code, failedAtMs }],
        ),
      )
      .sort((one, other) => other.failedAtMs - one.failedAtMs)
      .slice(0, most);
  }

  /** Pictures of it moved. */
  worked(cameraId: CameraId, way: Way): void {
    const known = this.#wayOf(cameraId, way);
    if (known.workedAtMs !== null && known.failedAtMs === null) return;
    this.#put(cameraId, { ...known, workedAtMs: this.#clock.now(), code: null, failedAtMs: null });
  }

  /** A tile gave it up. */
  failed(cameraId: CameraId, way: Way, code: FaultCode): void {
    if (!isOfTheWay(code)) return;
    this.#put(cameraId, { ...this.#wayOf(cameraId, way), failedAtMs: this.#clock.now(), code });
  }

  stop(): void {
    if (this.#cancelKeep !== undefined) this.#keep();
  }

  #facts(cameraId: CameraId, offers: readonly StreamOffer[]) {
    const codecs = this.codecs() ?? untilMeasured;
    const past = this.#ways.get(cameraId) ?? [];
    return { offers, codecs, past, nowMs: this.#clock.now() };
  }

  #wayOf(cameraId: CameraId, { transport, profile }: Way): WayPast {
    const known = this.#ways
      .get(cameraId)
      ?.find((way) => way.transport === transport && way.profile === profile);
    return known ?? { transport, profile, workedAtMs: null, failedAtMs: null, code: null };
  }

  #put(cameraId: CameraId, way: WayPast): void {
    const others = (this.#ways.get(cameraId) ?? []).filter(
      ({ transport, profile }) => transport !== way.transport || profile !== way.profile,
    );
    this.#ways.delete(cameraId);
    this.#ways.set(cameraId, [...others, way]);
    const oldest = this.#ways.keys().next().value;
    if (this.#ways.size > mostWayCameras && oldest !== undefined) this.#ways.delete(oldest);
    this.#keepSoon();
  }

  #keepSoon(): void {
    this.#cancelKeep ??= this.#clock.after(keepAfterMs, () => {
      this.#keep();
    });
  }

  #keep(): void {
    this.#cancelKeep?.();
    this.#cancelKeep = undefined;
    const cameras = [...this.#ways].map(([cameraId, ways]) => ({ cameraId, ways }));
    const value: StoredWays = { version: 1, cameras };
    void this.#store.write(waysName, value);
  }
}
