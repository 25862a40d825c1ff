import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { isAllowedAddress } from './allowedAddress';
import { pageOrigin } from './doorkeeper';
import type { LogBook } from './logBook';
import { isWebSession } from './webSession';

/** What a page of ours runs with that asks the program nothing. */
export const plainPreferences: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
  safeDialogs: true,
  disableDialogs: true,
  // Pictures must move while a window is covered or behind another.
  backgroundThrottling: false,
  devTools: false,
};

/** What every window of ours runs with. */
export const securePreferences = (preload: string, hasDevTools: boolean): WebPreferences => ({
  ...plainPreferences,
  preload,
  autoplayPolicy: 'no-user-gesture-required',
  devTools: hasDevTools,
});

/** Nothing that a page could ask the system for is given. */
const closeSession = (session: Session, log: LogBook): void => {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permission refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    // Electron has no other way to say no: it throws for an answer without a stream.
    try {
      answer({});
    } catch {
      // Refused.
    }
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedAddress(details.url) });
  });
};

const closeContents = (contents: WebContents, log: LogBook): void => {
  // Its own doors are shut where it is made: it may go to sites that a person named.
  if (isWebSession(contents.session)) return;
  contents.setWindowOpenHandler(() => {
    log.warn('window.open refused');
    return { action: 'deny' };
  });
  const refuse = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  contents.on('will-navigate', (details) => {
    // A page may load itself again; it may go nowhere else.
    if (details.url !== contents.getURL() || !details.url.startsWith(pageOrigin)) {
      log.warn('navigation refused');
      details.preventDefault();
    }
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame) details.preventDefault();
  });
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
};

/** Shuts what Electron leaves open, for every window and session there will ever be. */
export const secureEverything = (log: LogBook): void => {
  app.on('session-created', (session) => {
    closeSession(session, log);
  });
  app.on('web-contents-created', (_event, contents) => {
    closeContents(contents, log);
  });
};
