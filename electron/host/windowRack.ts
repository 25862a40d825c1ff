import { BrowserWindow, type WebContents } from 'electron';
import { windowIdSchema, type ScreenId, type WindowId } from '#contract/ids';
import type { Sender } from '../wall/ports';
import type { Locale } from '#contract/text';
import { Signal } from '../wall/signal';
import { HeartWatch } from './heartWatch';
import type { HeldStills } from './heldStills';
import type { KnownWindows } from './ipcHost';
import type { LogBook } from './logBook';
import { PageKeeper } from './pageKeeper';
import type { DeskPlace, Rectangle } from './placeWindows';
import { renewBehindStill } from './renewal';
import type { ScreenPlacement } from './screenRoom';
import { securePreferences } from './windowSecurity';

/** One window that stands. */
export interface RackedWindow extends Sender {
  window: BrowserWindow;
}

interface RackOptions {
  preload: string;
  hasDevTools: boolean;
  log: LogBook;
  /** Address of the folder of pages. */
  pages: string;
  stills: HeldStills;
}

const surface = '#0e0f11';
// eslint-disable-next-line house/words-in-text-room -- the system shows it before there is a page to ask
const deskTitle = '雪亮墙 Brightwall';
const deskId = windowIdSchema.parse('desk');
type PlacedWall = ScreenPlacement['walls'][number];
const wallIdOf = (screenId: ScreenId): WindowId => windowIdSchema.parse(`wall:${screenId}`);

/** What is told of a window: without the window itself, which cannot be sent anywhere. */
const senderOf = ({ windowId, kind, screenId }: RackedWindow): Sender => ({
  windowId,
  kind,
  screenId,
});

/** One wall window per screen and one desk window: opens, places, finds and revives them. */
export class WindowRack implements KnownWindows {
  readonly #options: RackOptions;
  readonly #windows = new Map<WindowId, RackedWindow>();
  readonly #pages = new Map<WindowId, PageKeeper>();
  readonly #heart: HeartWatch;
  /** Pages that cannot ask the station speak it. */
  #locale: Locale = 'zh-CN';
  readonly #gone = new Signal<Sender>();
  readonly #deskClosed = new Signal<null>();
  /** A window closed, or its page died: what it held is free. */
  readonly onGone = this.#gone.on;
  /** A person closed the desk: the program ends. */
  readonly onDeskClosed = this.#deskClosed.on;
  #placement: ScreenPlacement | undefined;
  /** Windows that have had something to show. */
  readonly #shown = new WeakSet<BrowserWindow>();
  #full: 'desk' | 'wall' | 'none' = 'none';
  #isKiosk = false;

  constructor(options: RackOptions) {
    this.#options = options;
    this.#heart = new HeartWatch(options.log);
  }

  /** The language of plain pages from now on. */
  speak(locale: Locale): void {
    this.#locale = locale;
  }

  /** Gives a window a new page behind its last picture; resolves when the new one has its own. */
  async renew(windowId: WindowId): Promise<void> {
    const window = this.#windows.get(windowId)?.window;
    const page = this.#pages.get(windowId);
    if (window === undefined || page === undefined) return;
    await renewBehindStill({
      window,
      stills: this.#options.stills,
      stillUrl: (picture, atMs) => this.#plain({ show: 'held', picture, at: String(atMs) }),
      renew: () => {
        page.renew();
      },
    });
  }

  /** Opens what is missing, moves what stands elsewhere, closes walls whose screen went. */
  arrange(placement: ScreenPlacement): void {
    this.#placement = placement;
    const wanted = new Map(placement.walls.map((place) => [wallIdOf(place.screenId), place]));
    for (const racked of this.windows()) {
      if (racked.kind === 'wall' && !wanted.has(racked.windowId)) racked.window.destroy();
    }
    for (const [windowId, place] of wanted) {
      if (!this.#windows.has(windowId)) this.#openWall(windowId, place);
    }
    const { desk } = placement;
    if (desk !== null && !this.#windows.has(deskId)) this.#openDesk(desk.bounds);
    this.#settleAll(placement);
  }

  /** For what is asked at the desk; none on a machine that only drives walls. */
  desk(): BrowserWindow | undefined {
    return this.#windows.get(deskId)?.window;
  }

  /** The wall of that screen, where it stands. */
  wallOf(screenId: ScreenId): BrowserWindow | undefined {
    return this.#windows.get(wallIdOf(screenId))?.window;
  }

  /** Unattended: walls above task bars and notices, a desk that no slip of the hand closes. */
  setKiosk(isKiosk: boolean): void {
    if (isKiosk === this.#isKiosk) return;
    this.#isKiosk = isKiosk;
    if (this.#placement !== undefined) this.#settleAll(this.#placement);
  }

  /** Fills the screen with the desk, with the wall, or with neither. */
  fill(which: 'desk' | 'wall' | 'none'): void {
    this.#full = which;
    if (this.#placement !== undefined) this.#settleAll(this.#placement);
  }

  #settleAll({ walls, desk }: ScreenPlacement): void {
    const isDeskFull = this.#full === 'desk';
    const isCovered = this.#full === 'wall' && walls[0]?.isWhole === false;
    const cover = isCovered ? desk?.fullBounds : undefined;
    if (desk !== null) this.#settleDesk(desk, cover !== undefined);
    walls.forEach((place, index) => {
      const wall = this.#windows.get(wallIdOf(place.screenId))?.window;
      if (wall === undefined) return;
      // Of several walls on one display the first may cover it; the desk keeps the keyboard.
      const covered = index === 0 ? cover : undefined;
      const isCovering = covered !== undefined;
      settle(wall, covered ?? place.bounds, place.isWhole || isCovering);
      const isOnTop = isCovering || (this.#isKiosk && (place.isWhole || place.isPart));
      if (wall.isAlwaysOnTop() !== isOnTop) wall.setAlwaysOnTop(isOnTop, 'screen-saver');
      // A wall keeps out of the way of a desk that fills the display that both share.
      if (isDeskFull && !place.isWhole) wall.hide();
      else if (!wall.isVisible() && this.#shown.has(wall)) wall.showInactive();
    });
  }

  /** Nothing but the desk stands on its display. */
  #hasDeskAlone(): boolean {
    const { desk, walls } = this.#placement ?? { desk: null, walls: [] };
    return desk !== null && walls.every(({ displayId }) => displayId !== desk.displayId);
  }

  #settleDesk({ bounds, fullBounds }: DeskPlace, isCovered: boolean): void {
    const desk = this.#windows.get(deskId)?.window;
    if (desk === undefined) return;
    const isFull = this.#full === 'desk' || (this.#isKiosk && this.#hasDeskAlone());
    // Without a window manager no window can be put above the one that has the keyboard: a desk
    // that the wall covers waits beyond the edge, keyboard and all.
    const aside = { ...bounds, x: fullBounds.x + fullBounds.width };
    const usual = isCovered ? aside : bounds;
    settle(desk, isFull ? fullBounds : usual, isFull);
    // A window that gets the keyboard comes to the top; one that has it stays where it is.
    if (this.#full !== 'none' && !desk.isFocused()) desk.focus();
  }

  senderOf(contents: WebContents): Sender | undefined {
    for (const racked of this.#windows.values()) {
      if (racked.window.isDestroyed() || racked.window.webContents !== contents) continue;
      return senderOf(racked);
    }
    return undefined;
  }

  contentsOf(windowId: WindowId): WebContents | undefined {
    const window = this.#windows.get(windowId)?.window;
    return window === undefined || window.isDestroyed() ? undefined : window.webContents;
  }

  all(): WindowId[] {
    return [...this.#windows.keys()];
  }

  /** Every window that stands now. */
  windows(): RackedWindow[] {
    return [...this.#windows.values()];
  }

  /** Somebody started the program a second time. */
  bringToFront(): void {
    const desk = this.#windows.get(deskId)?.window;
    if (desk === undefined || desk.isDestroyed()) return;
    if (desk.isMinimized()) desk.restore();
    desk.show();
    desk.focus();
  }

  /** Ends all windows without asking any page. */
  destroyAll(): void {
    for (const { window } of this.windows()) window.destroy();
  }

  #openWall(windowId: WindowId, place: PlacedWall): void {
    const { screenId } = place;
    const window = new BrowserWindow({
      ...this.#common(place.bounds),
      title: deskTitle,
      frame: false,
      hasShadow: false,
      focusable: false,
      skipTaskbar: true,
      resizable: true,
      closable: false,
      fullscreenable: true,
    });
    // Not every system heeds that it cannot be closed; a wall goes with its screen only.
    window.on('close', (event) => {
      event.preventDefault();
    });
    window.once('ready-to-show', () => {
      this.#shown.add(window);
      if (this.#full !== 'desk' || place.isWhole) window.showInactive();
    });
    this.#rack(
      { windowId, kind: 'wall', screenId, window },
      `window=wall&screen=${encodeURIComponent(screenId)}`,
    );
  }

  #openDesk(bounds: Rectangle): void {
    const window = new BrowserWindow({
      ...this.#common(bounds),
      title: deskTitle,
      minWidth: 320,
      minHeight: 400,
    });
    window.once('ready-to-show', () => {
      window.show();
    });
    window.on('close', (event) => {
      // Unattended, the program ends by its own key only.
      if (this.#isKiosk) event.preventDefault();
    });
    window.once('closed', () => {
      this.#deskClosed.emit(null);
    });
    this.#rack({ windowId: deskId, kind: 'desk', screenId: null, window }, 'window=desk');
  }

  #common(bounds: Rectangle): Electron.BrowserWindowConstructorOptions {
    const { preload, hasDevTools } = this.#options;
    return {
      ...bounds,
      show: false,
      backgroundColor: surface,
      autoHideMenuBar: true,
      enableLargerThanScreen: true,
      webPreferences: securePreferences(preload, hasDevTools),
    };
  }

  #rack(racked: RackedWindow, query: string): void {
    const { window, windowId } = racked;
    window.removeMenu();
    window.on('page-title-updated', (event) => {
      event.preventDefault();
    });
    this.#windows.set(windowId, racked);
    window.once('closed', () => {
      this.#windows.delete(windowId);
      this.#pages.delete(windowId);
      this.#gone.emit(senderOf(racked));
    });
    window.webContents.on('render-process-gone', () => {
      this.#gone.emit(senderOf(racked));
    });
    const { log, pages } = this.#options;
    const page = new PageKeeper({
      window,
      name: windowId,
      url: `${pages}index.html?${query}`,
      safeUrl: (reason, nextTryAtMs) =>
        `${this.#plain({ show: 'safe', reason, next: String(nextTryAtMs) })}&${query}`,
      heart: this.#heart,
      log,
    });
    this.#pages.set(windowId, page);
  }

  #plain(query: Record<string, string>): string {
    const { pages } = this.#options;
    return `${pages}plain.html?${new URLSearchParams({ ...query, lang: this.#locale }).toString()}`;
  }
}

const isAt = (window: BrowserWindow, bounds: Rectangle): boolean => {
  const { x, y, width, height } = window.getBounds();
  return x === bounds.x && y === bounds.y && width === bounds.width && height === bounds.height;
};

/**
 * Puts a window where it belongs, and touches nothing that is right already. Filling a screen
 * begins with its bounds, because without a window manager it changes the size only.
 */
const settle = (window: BrowserWindow, bounds: Rectangle, isFull: boolean): void => {
  // A window that fills a display does not follow it into another mode or place.
  const mustLeave = !isFull || !isAt(window, bounds);
  if (window.isFullScreen() && mustLeave) window.setFullScreen(false);
  if (!isAt(window, bounds)) window.setBounds(bounds);
  if (isFull && !window.isFullScreen()) window.setFullScreen(true);
};
