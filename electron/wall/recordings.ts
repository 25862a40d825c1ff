import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpans } from '#contract/recording';
import type { ReplayRate } from '#contract/replay';
import type { StreamProfile } from '#contract/stream';
import type { ClockPort, MediaPort, PlatformPort } from './ports';
import type { RecordingPort, ReplayPace } from './ports/recordingPort';

interface RecordingDeps {
  clock: ClockPort;
  media: MediaPort;
  platformOf: (platformId: PlatformId) => PlatformPort | undefined;
  cameraOf: (cameraId: CameraId) => Camera | undefined;
  /** The same camera as other platforms know it. */
  twinsOf: (cameraId: CameraId) => readonly Camera[];
}

interface Recorder {
  cameraId: CameraId;
  port: RecordingPort;
}

/** Asks the recorders of platforms; their addresses never leave the main process and the gateway. */
export class Recordings {
  readonly #deps: RecordingDeps;
  #shown: ReadonlySet<CameraId> = new Set();

  constructor(deps: RecordingDeps) {
    this.#deps = deps;
  }

  /** Whether recordings of a camera can be played at all. */
  isOffered(cameraId: CameraId): boolean {
    return this.#recordersOf(cameraId).ok;
  }

  /** Whether they can be played eight times as fast as they were. */
  isQuick(cameraId: CameraId): boolean {
    const camera = this.#deps.cameraOf(cameraId);
    const platform = camera && this.#deps.platformOf(camera.platformId);
    return platform?.capabilities.quickRecordings === true;
  }

  /** How long a clock that goes on from there stands first, until its recorder plays. */
  startMs(cameraId: CameraId, atMs: number, rate: ReplayRate): number {
    const recorders = this.#recordersOf(cameraId);
    if (!recorders.ok || rate === 0) return 0;
    const [{ cameraId: known, port }] = recorders.value;
    return port.startMs?.(known, atMs, rate) ?? 0;
  }

  /** What tiles show recordings of now: recorders that play for the others may stop. */
  shown(cameraIds: ReadonlySet<CameraId>): void {
    for (const cameraId of this.#shown) {
      if (cameraIds.has(cameraId)) continue;
      const recorders = this.#recordersOf(cameraId);
      if (!recorders.ok) continue;
      for (const recorder of recorders.value) recorder.port.leave?.(recorder.cameraId);
    }
    this.#shown = cameraIds;
  }

  /** When a camera was recorded. */
  async spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    const recorders = this.#recordersOf(cameraId);
    if (!recorders.ok) return recorders;
    const told = await firstWith(
      recorders.value,
      (recorder) => recorder.port.spans(recorder.cameraId, fromMs, toMs),
      ({ spans }) => spans.length > 0,
    );
    if (!told.ok) return told;
    const spans = orderlySpans(told.value.spans, { fromMs, toMs });
    return success({ spans, isComplete: told.value.isComplete });
  }

  /** Where a window gets the pictures of a stretch. */
  async stretch(
    cameraId: CameraId,
    fromMs: number,
    toMs: number,
    profile: StreamProfile = 'sub',
    pace?: ReplayPace,
  ): Promise<Outcome<{ url: string }>> {
    const recorders = this.#recordersOf(cameraId);
    if (!recorders.ok) return recorders;
    if (fromMs >= this.#deps.clock.now()) return failure('recording/none');
    const opened = await firstWith(recorders.value, (recorder) =>
      recorder.port.open(recorder.cameraId, fromMs, toMs, profile, pace),
    );
    if (!opened.ok) return opened;
    const url = await this.#deps.media.recorded(opened.value, fromMs, toMs);
    return url.ok ? success({ url: url.value }) : url;
  }

  /** Its own platform's first, then those of other platforms that know the same camera. */
  #recordersOf(cameraId: CameraId): Outcome<[Recorder, ...Recorder[]]> {
    const camera = this.#deps.cameraOf(cameraId);
    if (camera === undefined) return failure('catalog/unknown-camera');
    // A drawn picture never stands for a real one, nor the other way round.
    const twins = this.#deps.twinsOf(cameraId).filter(({ isDemo }) => isDemo === camera.isDemo);
    const [first, ...others] = [camera, ...twins].flatMap((one) => {
      const port = this.#deps.platformOf(one.platformId)?.recordings;
      return port === undefined ? [] : [{ cameraId: one.cameraId, port }];
    });
    return first === undefined ? failure('recording/not-offered') : success([first, ...others]);
  }
}

/** The answer of the first recorder that has something; where none has, that of the first one. */
const firstWith = async <Value>(
  [first, ...others]: readonly [Recorder, ...Recorder[]],
  ask: (recorder: Recorder) => Promise<Outcome<Value>>,
  hasSome: (value: Value) => boolean = () => true,
): Promise<Outcome<Value>> => {
  const told = await ask(first);
  if (told.ok && hasSome(told.value)) return told;
  for (const recorder of others) {
    const more = await ask(recorder);
    if (more.ok && hasSome(more.value)) return more;
  }
  return told;
};
