import type { Actor } from '#contract/actor';
import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Preset } from '#contract/ptz';
import type { ClockPort, PlatformPort } from './ports';
import type { TilePlace } from './sceneInForce';
import { Signal } from './signal';

/** So long a tile says where its camera was sent. */
const saidMs = 6_000;

interface PresetDeps {
  clock: ClockPort;
  platformOf: (platformId: PlatformId) => PlatformPort | undefined;
}

interface Said {
  cameraId: CameraId;
  preset: Preset;
  cancelEnd: () => void;
}

const keyOf = ({ screenId, tileId }: TilePlace): string => `${screenId} ${tileId}`;

/** Sends cameras to their preset positions 预置位, and has the tile say so for a while. */
export class Presets {
  readonly #deps: PresetDeps;
  readonly #said = new Map<string, Said>();
  readonly #changed = new Signal<null>();
  readonly onPresetsChanged = this.#changed.on;

  constructor(deps: PresetDeps) {
    this.#deps = deps;
  }

  /** The positions of a camera; none for one that cannot be steered. */
  list(camera: Camera): Promise<Outcome<Preset[]>> {
    const platform = this.#deps.platformOf(camera.platformId);
    if (camera.kind !== 'ptz') return Promise.resolve(success([]));
    if (platform === undefined) return Promise.resolve(failure('platform/unknown'));
    return platform.presets(camera.cameraId);
  }

  async goTo(
    place: TilePlace,
    camera: Camera,
    number: number,
    actor: Actor,
  ): Promise<Outcome<null>> {
    const platform = this.#deps.platformOf(camera.platformId);
    if (camera.kind !== 'ptz') return failure('ptz/not-steerable');
    if (platform === undefined) return failure('platform/unknown');
    const gone = await platform.goToPreset(camera.cameraId, number, actor);
    if (!gone.ok) return gone;
    this.#say(place, camera.cameraId, gone.value);
    return success(null);
  }

  /** Where the camera of a tile was sent just now. */
  saidOn(place: TilePlace, cameraId: CameraId): Preset | null {
    const said = this.#said.get(keyOf(place));
    return said?.cameraId === cameraId ? said.preset : null;
  }

  stop(): void {
    for (const { cancelEnd } of this.#said.values()) cancelEnd();
    this.#said.clear();
  }

  #say(place: TilePlace, cameraId: CameraId, preset: Preset): void {
    const key = keyOf(place);
    this.#said.get(key)?.cancelEnd();
    const cancelEnd = this.#deps.clock.after(saidMs, () => {
      this.#said.delete(key);
      this.#changed.emit(null);
    });
    this.#said.set(key, { cameraId, preset, cancelEnd });
    this.#changed.emit(null);
  }
}
