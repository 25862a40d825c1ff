import { session, type Session } from 'electron';
import { mayLoad } from './webAddress';

const ours = new WeakSet<Session>();

/** Whether pages of the web run there; `WebTile` shuts their doors. */
export const isWebSession = (one: Session): boolean => ours.has(one);

/**
 * The page is put into the sandbox of its own browser: no forms, no windows, no downloads, no
 * dialogs of any kind, printing included. Devices are refused once more, to its frames as well.
 */
const extraHeaders: Readonly<Record<string, string[]>> = {
  'Content-Security-Policy': ['sandbox allow-scripts allow-same-origin'],
  'Permissions-Policy': [
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), fullscreen=(), clipboard-read=(), clipboard-write=(), screen-wake-lock=(), idle-detection=()',
  ],
};

/** A session for one page at a time: in memory only, with nothing of any other. */
export class WebSession {
  readonly session: Session;
  /** All that is loaded comes from there. */
  origins: readonly string[] = [];

  constructor(name: string) {
    // Electron gives it the rules of all sessions as it is made; those that follow are stricter.
    this.session = session.fromPartition(name, { cache: false });
    ours.add(this.session);
    // Told to nobody: a page that asks a thousand times would fill the log.
    this.session.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(false);
    });
    this.session.webRequest.onBeforeRequest(({ url }, answer) => {
      answer({ cancel: !mayLoad(url, this.origins) });
    });
    this.session.webRequest.onHeadersReceived(({ responseHeaders }, answer) => {
      answer({ responseHeaders: withExtra(responseHeaders ?? {}) });
    });
  }

  /** Nothing of a page stays behind it. */
  async clear(): Promise<void> {
    this.origins = [];
    await this.session.clearStorageData().catch(() => undefined);
    await this.session.clearCache().catch(() => undefined);
  }
}

/** Beside what the site says itself: of two policies both hold. */
const withExtra = (headers: Record<string, string[]>): Record<string, string[]> => {
  const joined = { ...headers };
  for (const [name, values] of Object.entries(extraHeaders)) {
    const known = Object.keys(headers).find((one) => one.toLowerCase() === name.toLowerCase());
    joined[known ?? name] = [...(known === undefined ? [] : (headers[known] ?? [])), ...values];
  }
  return joined;
};
