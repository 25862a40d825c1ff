import { WebContentsView, type BrowserWindow } from 'electron';
import type { HeldStills } from './heldStills';
import { plainPreferences } from './windowSecurity';

/** A new page gets this long for its pictures; then it is shown as it is. */
const picturesLimitMs = 20_000;
const captureLimitMs = 3_000;
const pollMs = 200;
/** A loaded page has painted after this. */
const paintMs = 150;

interface Renewal {
  window: BrowserWindow;
  stills: HeldStills;
  /** The plain page with a still of that name. */
  stillUrl: (name: string, atMs: number) => string;
  /** Ends the page and loads it again. */
  renew: () => void;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Run in a page: how many of its pictures move. */
const countMoving = `document.querySelectorAll('[data-play="playing"]').length`;

const moving = async ({ webContents }: BrowserWindow): Promise<number> => {
  if (webContents.isCrashed()) return -1;
  const answer = webContents.executeJavaScript(countMoving) as Promise<number>;
  return Promise.race([answer.catch(() => -1), pause(1_000).then(() => -1)]);
};

/** Lays a still over a window; the answer takes it away. */
const cover = async ({ window, stills, stillUrl }: Renewal): Promise<() => void> => {
  const nothing = (): void => undefined;
  const picture = await Promise.race([
    window.webContents.capturePage().catch(() => undefined),
    pause(captureLimitMs),
  ]);
  if (picture === undefined || picture.isEmpty() || window.isDestroyed()) return nothing;
  const name = stills.keep(picture.toJPEG(85));
  const view = new WebContentsView({ webPreferences: plainPreferences });
  const { width, height } = window.getContentBounds();
  view.setBounds({ x: 0, y: 0, width, height });
  window.contentView.addChildView(view);
  await Promise.race([
    view.webContents.loadURL(stillUrl(name, Date.now())).catch(nothing),
    pause(captureLimitMs),
  ]);
  await pause(paintMs);
  return () => {
    stills.drop(name);
    if (!window.isDestroyed()) window.contentView.removeChildView(view);
    if (!view.webContents.isDestroyed()) view.webContents.close();
  };
};

/** Gives a window a new page behind its last picture; resolves when the new one has its own. */
export const renewBehindStill = async (renewal: Renewal): Promise<void> => {
  const { window, renew } = renewal;
  const wanted = await moving(window);
  const uncover = await cover(renewal);
  renew();
  const endMs = performance.now() + picturesLimitMs;
  await pause(pollMs);
  while (!window.isDestroyed() && performance.now() < endMs) {
    if ((await moving(window)) >= Math.max(1, wanted)) break;
    await pause(pollMs);
  }
  uncover();
};
