import type { PushPayload } from '#contract/channels';
import type { LeaseId } from '#contract/ids';
import type { Fault } from '#contract/outcome';
import type {
  PlayState,
  Standby,
  StreamReport,
  StreamRequest,
  StreamStanding,
} from '#contract/stream';
import type { LiveDoubt } from '../../player/canvas/messages';
import type { PlayPath } from '../../player/tilePlayer';
import type { ShownTile } from './playbackSlice';
import { ReconnectGate } from './reconnectGate';
import { TilePlayback, type PlaybackPorts } from './tilePlayback';
import type { TileReading } from './tileReading';

const beatMs = 1000;
/** A tile that is moved is hidden and shown again in one turn; its player waits for that. */
const lingerMs = 400;
/** Tiles that change their size together are told of together. */
const gatherMs = 100;
/** About what a camera that was warm needs to be on a wall. */
const deskWaitMs = 120;

interface Listener {
  onChanged: (playKey: string, state: PlayState) => void;
  onStanding: (playKey: string, standing: StreamStanding) => void;
  onDoubt: (playKey: string, doubt: LiveDoubt | null) => void;
  onJumped: (playKey: string, byMs: number) => void;
  onForgotten: (playKey: string) => void;
}

/** What the choice of a path depends on, as far as the registry knows it. */
interface TileFacts {
  widthPx: number;
  heightPx: number;
  tileCount: number;
}

interface RegistryPorts extends Omit<PlaybackPorts, 'pathFor' | 'enter'> {
  choosePath(facts: TileFacts): PlayPath;
  /** Decodes these for the calls that may come. */
  prepare(standbys: readonly Standby[]): void;
  /** Tells main how the tiles of this window do. */
  report(report: StreamReport): void;
}

/** The players of this window, by playKey: they outlive the components that show them. */
export class PlayerRegistry {
  readonly #ports: PlaybackPorts & Pick<RegistryPorts, 'report' | 'prepare'>;
  readonly #tiles = new Map<string, TilePlayback>();
  readonly #leaving = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #hosts = new Map<string, HTMLElement>();
  #listener: Listener | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: RegistryPorts) {
    const gate = new ReconnectGate();
    this.#ports = {
      ...ports,
      enter: (work) => gate.enter(work),
      pathFor: ({ widthPx, heightPx }, { step }) =>
        // A video element cannot show fewer pictures than its stream has.
        step === 'reduced' && ports.hasBothPaths()
          ? 'canvas'
          : ports.choosePath({ widthPx, heightPx, tileCount: this.#tiles.size }),
    };
  }

  /** Tells one listener of every change; the answer stops all players. */
  start(listener: Listener): () => void {
    this.#listener = listener;
    this.#timer = setInterval(() => {
      for (const tile of this.#tiles.values()) tile.beat();
      this.#report();
    }, beatMs);
    return () => this.stop();
  }

  /** Ends every player, as when the program closes. */
  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#gathering);
    for (const playKey of [...this.#tiles.keys()]) this.#forget(playKey);
    this.#listener = undefined;
  }

  /** Says where the picture of a key is drawn. A picture already running moves there whole. */
  mount(playKey: string, host: HTMLElement): void {
    this.#hosts.set(playKey, host);
    const stage = this.#tiles.get(playKey)?.stage.element;
    if (stage !== undefined && stage.parentElement !== host) host.prepend(stage);
  }

  /** Shows a camera under its key, or tells the new size of one that is shown. */
  show({ playKey, isCovered, ...request }: ShownTile): void {
    clearTimeout(this.#leaving.get(playKey));
    this.#leaving.delete(playKey);
    const shown = this.#tiles.get(playKey);
    if (shown?.cameraId === request.cameraId) shown.resize(request);
    else this.#begin(playKey, request);
    this.#tiles.get(playKey)?.cover(isCovered);
    this.#gather();
  }

  /** The tile is gone; its player ends unless the tile comes back at once. */
  hide(playKey: string): void {
    clearTimeout(this.#leaving.get(playKey));
    this.#leaving.set(
      playKey,
      setTimeout(() => this.#forget(playKey), lingerMs),
    );
  }

  revoke(leaseId: LeaseId, fault: Fault): void {
    for (const tile of this.#tiles.values()) tile.revoke(leaseId, fault);
  }

  /** The budget gives a lease another standing. */
  adjust(leaseId: LeaseId, standing: StreamStanding): void {
    for (const tile of this.#tiles.values()) tile.adjust(leaseId, standing);
  }

  /** What may be called next is decoded already. */
  prepare(standbys: readonly Standby[]): void {
    this.#ports.prepare(standbys);
  }

  /** What these tiles waited for is there again. */
  tryAgain({ leaseIds, cameraIds, withinMs }: PushPayload<'stream:server-back'>): void {
    for (const tile of this.#tiles.values()) {
      const isMeant =
        cameraIds.includes(tile.cameraId) || leaseIds.some((leaseId) => tile.isOn(leaseId));
      if (isMeant) tile.hurry(withinMs);
    }
  }

  /** Platform or gateway are back: nobody waits for the time they had told. */
  hurry(): void {
    for (const tile of this.#tiles.values()) tile.hurry();
  }

  /** Clock of the source for the picture that a key shows now. */
  pictureAtMs(playKey: string): number | null {
    return this.#tiles.get(playKey)?.pictureAtMs() ?? null;
  }

  /** Address of the lease that a key plays; its camera's last two minutes are beside it. */
  urlOf(playKey: string): string | undefined {
    return this.#tiles.get(playKey)?.url;
  }

  /** How every tile of this window does, for benches and journeys. */
  read(): TileReading[] {
    return [...this.#tiles].map(([playKey, tile]) => tile.read(playKey));
  }

  #begin(playKey: string, request: StreamRequest): void {
    this.#tiles.get(playKey)?.stop();
    const tile = new TilePlayback(this.#ports, request, {
      onChanged: (state) => this.#listener?.onChanged(playKey, state),
      onStanding: (standing) => this.#listener?.onStanding(playKey, standing),
      onDoubt: (doubt) => this.#listener?.onDoubt(playKey, doubt),
      onJumped: (byMs) => this.#listener?.onJumped(playKey, byMs),
    });
    this.#tiles.set(playKey, tile);
    this.#hosts.get(playKey)?.prepend(tile.stage.element);
    if (isOnWall(request)) tile.start();
    else this.#startLater(playKey, tile);
  }

  /** What is called goes to a wall first; the desk's reminder of it can wait for that. */
  #startLater(playKey: string, tile: TilePlayback): void {
    setTimeout(() => {
      if (this.#tiles.get(playKey) === tile) tile.start();
    }, deskWaitMs);
  }

  #gather(): void {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => this.#report(), gatherMs);
  }

  #report(): void {
    const isShown = document.visibilityState !== 'hidden';
    const lines = [...this.#tiles.values()]
      .map((tile) => tile.takeReport(isShown))
      .filter((line) => line !== undefined);
    if (lines.length > 0) this.#ports.report({ lines });
  }

  #forget(playKey: string): void {
    clearTimeout(this.#leaving.get(playKey));
    this.#leaving.delete(playKey);
    this.#tiles.get(playKey)?.stop();
    this.#tiles.delete(playKey);
    this.#hosts.delete(playKey);
    this.#listener?.onForgotten(playKey);
  }
}

const isOnWall = ({ purpose }: StreamRequest): boolean => purpose === 'wall' || purpose === 'alarm';
