import type { Alarm } from '#contract/alarm';
import type { PlanHotspot, TileHotspot } from '#contract/hotspot';
import type { CameraId, ScreenId } from '#contract/ids';
import type { Screen } from '#contract/scene';
import { emptyHotspot, hotspotAt, type Call, type Hotspot, type Urgent } from './hotspot';
import type { ClockPort } from './ports';
import type { SceneInForce, TilePlace } from './sceneInForce';
import { layoutFor, tileAt, tileIdAt } from './screenContents';
import { Signal } from './signal';
import { byUrgency } from './spotlight';

interface HotspotsDeps {
  clock: ClockPort;
  openAlarms(): readonly Alarm[];
  /** Visitors look at a wall: alarms do not come to it by themselves. */
  isPresented(): boolean;
  /** Somebody looks back at it in that tile. */
  isLookedBackAt(place: TilePlace, cameraId: CameraId): boolean;
}

interface Kept {
  readonly hotspot: TileHotspot;
  readonly now: Hotspot;
}

/** What a tile with a hotspot shows now. */
export interface Followed {
  readonly cameraId: CameraId | null;
  readonly hotspot: PlanHotspot;
}

/** The hotspots 热点 of all screens: each follows what is called and what is urgent. */
export class Hotspots {
  readonly #deps: HotspotsDeps;
  readonly #changed = new Signal<null>();
  /** Time alone, or a call, gives a hotspot something else to show. */
  readonly onHotspotsChanged = this.#changed.on;
  #kept = new Map<string, Kept>();
  #call: Call | null = null;
  #cancel: () => void = () => undefined;

  constructor(deps: HotspotsDeps) {
    this.#deps = deps;
  }

  /** Somebody at the desk called a camera onto the wall, or selected the tile that shows it. */
  follow(cameraId: CameraId, reason: Call['reason']): void {
    // Two calls within one millisecond are two.
    const atMs = Math.max(this.#deps.clock.now(), (this.#call?.atMs ?? 0) + 1);
    this.#call = { cameraId, reason, atMs };
    if (this.#kept.size > 0) this.#changed.emit(null);
  }

  /** These tiles are on the wall now; what is due happens. */
  look(screens: readonly Screen[], scene: SceneInForce): void {
    const before = this.#kept;
    this.#kept = new Map();
    const nowMs = this.#deps.clock.now();
    let urgent: Urgent | null | undefined;
    for (const { screenId, index, hotspot, isPinned } of hotspotsOn(screens, scene)) {
      urgent ??= this.#deps.isPresented() ? null : this.#urgent();
      const key = keyOf(screenId, index);
      const known = before.get(key)?.now ?? emptyHotspot;
      const isHeld = isPinned || this.#isLookedBackAt(screenId, index, known);
      const now = hotspotAt(known, { hotspot, isHeld, call: this.#call, urgent, nowMs });
      this.#kept.set(key, { hotspot, now });
    }
    this.#plan(nowMs);
  }

  /** What that tile shows now; undefined when it has no hotspot. */
  shownIn(screenId: ScreenId, index: number): Followed | undefined {
    const kept = this.#kept.get(keyOf(screenId, index));
    if (kept === undefined) return undefined;
    const { cameraId, reason, sinceMs, untilMs } = kept.now;
    return { cameraId, hotspot: { ...kept.hotspot, reason, sinceMs, untilMs } };
  }

  stop(): void {
    this.#cancel();
  }

  #isLookedBackAt(screenId: ScreenId, index: number, { cameraId }: Hotspot): boolean {
    if (cameraId === null) return false;
    return this.#deps.isLookedBackAt({ screenId, tileId: tileIdAt(index) }, cameraId);
  }

  /** Low ones are for the list (ux.md §5.1). */
  #urgent(): Urgent | null {
    const [first] = this.#deps
      .openAlarms()
      .filter(({ condition, priority }) => condition === 'active' && priority !== 'low')
      .flatMap((alarm) => (alarm.cameraId === null ? [] : { ...alarm, cameraId: alarm.cameraId }))
      .sort(byUrgency);
    return first === undefined ? null : { cameraId: first.cameraId, priority: first.priority };
  }

  #plan(nowMs: number): void {
    this.#cancel();
    const due = [...this.#kept.values()].flatMap(({ now }) => now.untilMs ?? []);
    if (due.length === 0) return;
    this.#cancel = this.#deps.clock.after(Math.max(1, Math.min(...due) - nowMs), () => {
      this.#changed.emit(null);
    });
  }
}

const keyOf = (screenId: ScreenId, index: number): string => `${screenId} ${String(index)}`;

const hotspotsOn = function* (screens: readonly Screen[], scene: SceneInForce) {
  for (const { screenId } of screens) {
    const content = scene.screens.get(screenId);
    if (content === undefined) continue;
    for (const index of layoutFor(content).slots.keys()) {
      const { hotspot, isPinned } = tileAt(content, index);
      if (hotspot !== undefined) yield { screenId, index, hotspot, isPinned };
    }
  }
};
