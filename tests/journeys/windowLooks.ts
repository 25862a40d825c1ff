import type { RunningWall } from './harness';

/** One window, seen through the main process: a page that died cannot be asked itself. */
export interface WindowLook {
  readonly url: string;
  readonly pid: number;
  /** Frames of all its pictures together; −1 while its page does not answer. */
  readonly frames: number;
  readonly playing: number;
}

/** Looks at every window. */
export function lookAtWindows(wall: RunningWall): Promise<WindowLook[]> {
  return wall.app.evaluate(async ({ BrowserWindow }) => {
    const script = `(async () => {
      const readings = await globalThis.brightwallTiles?.();
      const frames = readings?.map(({ shown }) => shown)
        ?? [...document.querySelectorAll('video')].map((v) => v.getVideoPlaybackQuality().totalVideoFrames);
      return { frames: frames.reduce((a, b) => a + b, 0), playing: frames.filter((n) => n > 0).length };
    })()`;
    return Promise.all(
      BrowserWindow.getAllWindows().map(async ({ webContents }) => {
        const nothing = { frames: -1, playing: 0 };
        const look = webContents.isCrashed()
          ? nothing
          : await Promise.race([
              webContents.executeJavaScript(script).catch(() => nothing) as Promise<typeof nothing>,
              new Promise<typeof nothing>((done) => setTimeout(() => done(nothing), 1500)),
            ]);
        return { url: webContents.getURL(), pid: webContents.getOSProcessId(), ...look };
      }),
    );
  });
}

export const isWall = ({ url }: WindowLook): boolean => url.includes('window=wall');

/** Waits until a window has another process and `count` pictures; how long that took. */
export async function waitUntilBack(
  wall: RunningWall,
  before: WindowLook,
  count: number,
  limitMs = 30_000,
): Promise<number> {
  const started = Date.now();
  while (Date.now() - started < limitMs) {
    const looks = await lookAtWindows(wall);
    const now = looks.find(({ url }) => url === before.url);
    if (now !== undefined && now.pid !== before.pid && now.playing >= count) {
      return Date.now() - started;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${before.url} was not back after ${String(limitMs)} ms`);
}
