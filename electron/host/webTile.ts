import { WebContentsView, type BrowserWindow, type WebContents } from 'electron';
import type { Fault, FaultCode } from '#contract/outcome';
import type { WebPage } from '../wall/ports';
import { mayLoad, mayVisit } from './webAddress';
import type { WebSession } from './webSession';
import { plainPreferences } from './windowSecurity';

/** Pages are looked at this often; so many silent looks, and it hangs. */
const lookEveryMs = 5_000;
const silentLooks = 3;

/** A page is laid out at this size before it has its place. */
const firstBounds = { x: 0, y: 0, width: 1280, height: 720 };
const aborted = -3;
const blockedByUs = -20;

/** Nothing of a page can be pointed at, and no pointer shows over it. */
const inert = '* { cursor: none !important; pointer-events: none !important; }';

interface WebTileDeps {
  window: BrowserWindow;
  room: WebSession;
  /** Null: it is there. Told once as there, and once as failed. */
  tell: (fault: Fault | null) => void;
}

/** One page of the web over its tile: it sees, runs and reaches as little as a page can. */
export class WebTile {
  readonly #window: BrowserWindow;
  readonly #view: WebContentsView;
  readonly #room: WebSession;
  readonly #tell: WebTileDeps['tell'];
  readonly #timer: NodeJS.Timeout;
  #isOver = false;
  #isThere = false;
  #silent = 0;

  constructor(page: WebPage, { window, room, tell }: WebTileDeps) {
    this.#window = window;
    this.#room = room;
    this.#tell = tell;
    room.origins = page.origins;
    this.#view = new WebContentsView({
      webPreferences: {
        ...plainPreferences,
        session: room.session,
        backgroundThrottling: true,
        zoomFactor: page.zoom / 100,
        disableBlinkFeatures: 'WebTransport,WebUSB,WebBluetooth,WebSerial,WebHID',
      },
    });
    const contents = this.#view.webContents;
    contents.setAudioMuted(true);
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    this.#shut(contents);
    this.#follow(contents, page.zoom / 100);
    this.#view.setVisible(false);
    window.contentView.addChildView(this.#view);
    this.place(page);
    // What fails is told by `did-fail-load`.
    contents.loadURL(page.url).catch(() => undefined);
    this.#timer = setInterval(() => {
      this.#look(contents);
    }, lookEveryMs);
  }

  /** Where it is now, and whether it is seen; sites may have been added or taken off. */
  place({ bounds, isShown, origins }: WebPage): void {
    if (this.#isOver || this.#window.isDestroyed()) return;
    this.#room.origins = origins;
    const { left: x, top: y, ...size } = bounds ?? { left: 0, top: 0, width: 0, height: 0 };
    if (bounds !== null) this.#view.setBounds({ x, y, ...size });
    else if (!this.#isThere) this.#view.setBounds(firstBounds);
    this.#view.setVisible(isShown);
  }

  /** Ends it, whatever state it is in. */
  async close(): Promise<void> {
    if (!this.#isOver) {
      this.#isOver = true;
      clearInterval(this.#timer);
      if (!this.#window.isDestroyed()) this.#window.contentView.removeChildView(this.#view);
      const contents = this.#view.webContents as WebContents | undefined;
      if (contents !== undefined && !contents.isDestroyed()) contents.close();
    }
    await this.#room.clear();
  }

  #shut(contents: WebContents): void {
    const room = this.#room;
    const refuse = (event: { preventDefault(): void }): void => {
      event.preventDefault();
    };
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (details) => {
      if (!mayVisit(details.url, room.origins)) details.preventDefault();
    });
    contents.on('will-frame-navigate', (details) => {
      if (!details.isMainFrame && !mayLoad(details.url, room.origins)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => {
      if (mayVisit(details.url, room.origins)) return;
      details.preventDefault();
      if (details.isMainFrame) this.#fail('web/left');
    });
    contents.on('will-attach-webview', refuse);
    contents.on('before-input-event', refuse);
    contents.on('before-mouse-event', refuse);
    contents.on('content-bounds-updated', refuse);
    // It is left all the same.
    contents.on('will-prevent-unload', refuse);
    contents.on('select-bluetooth-device', (event, _devices, answer) => {
      event.preventDefault();
      answer('');
    });
  }

  #follow(contents: WebContents, zoom: number): void {
    contents.on('did-navigate', (_event, url, status) => {
      contents.setZoomFactor(zoom);
      if (!mayVisit(url, this.#room.origins)) this.#fail('web/left');
      else if (status >= 400) this.#fail('web/refused', String(status));
    });
    contents.on('dom-ready', () => {
      void contents.insertCSS(inert, { cssOrigin: 'user' }).catch(() => undefined);
      if (this.#isThere || this.#isOver) return;
      this.#isThere = true;
      this.#tell(null);
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (!isMainFrame || code === aborted) return;
      if (code === blockedByUs) this.#fail('web/left');
      else this.#fail('web/unreachable', description);
    });
    contents.on('render-process-gone', () => {
      this.#fail(this.#silent >= silentLooks ? 'web/hung' : 'web/crashed');
    });
  }

  /** Asked by the clock: Chromium notices a page that hangs only when somebody types into it. */
  #look(contents: WebContents): void {
    if (this.#isOver || contents.isDestroyed() || !this.#isThere) return;
    if (this.#silent >= silentLooks) {
      contents.forcefullyCrashRenderer();
      this.#fail('web/hung');
      return;
    }
    this.#silent += 1;
    const answered = (): void => {
      this.#silent = 0;
    };
    contents.mainFrame.executeJavaScript('0').then(answered, answered);
  }

  #fail(code: FaultCode, detail?: string): void {
    if (this.#isOver) return;
    this.#view.setVisible(false);
    this.#tell(detail === undefined ? { code } : { code, detail: detail.slice(0, 120) });
  }
}
