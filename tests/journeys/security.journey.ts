import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import * as page from './securityProbes';

// One program for all of these: none of them may change anything in it.
let wall: RunningWall;
const pages: Partial<Record<'desk' | 'wall', Page>> = {};
test.beforeAll(async () => {
  wall = await openWall({ alarmsPerHour: 0 });
  pages.desk = await wall.desk();
  pages.wall = await wall.wall();
});
test.afterAll(async () => {
  await wall.close();
});

const pageOf = (kind: 'desk' | 'wall'): Page => {
  const found = pages[kind];
  if (found === undefined) throw new Error(`no ${kind} window`);
  return found;
};

test('every window runs isolated, sandboxed and without Node', async () => {
  const preferences = await wall.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const each of preferences) {
    expect(each).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(each['nodeIntegrationInSubFrames']).not.toBe(true);
    expect(each['nodeIntegrationInWorker']).not.toBe(true);
    expect(each['allowRunningInsecureContent']).not.toBe(true);
    expect(each['experimentalFeatures']).not.toBe(true);
  }
});

for (const kind of ['desk', 'wall'] as const) {
  test.describe(`the ${kind} window`, () => {
    test('sees nothing of Node, and of the program only the bridge', async () => {
      expect(await pageOf(kind).evaluate(page.readWorld)).toEqual({
        node: [],
        bridge: ['request', 'subscribe'],
        isReplaceable: false,
      });
    });

    test('stands under a policy that begins with nothing and holds', async () => {
      const policy = await pageOf(kind).evaluate(page.readPolicy);
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).not.toContain('unsafe');
      expect(await pageOf(kind).evaluate(page.breakPolicy)).toEqual({
        eval: 'refused',
        inlineScript: 'refused',
        inlineHandler: 'refused',
        inlineStyle: 'refused',
        remoteFetch: 'refused',
        remoteImage: 'refused',
        remoteFrame: 'refused',
        remoteSocket: 'refused',
        form: 'refused',
      });
    });

    test('gets our pages under app: and no other file', async () => {
      const { good, bad } = await pageOf(kind).evaluate(page.fetchPaths, page.pathTricks);
      expect(good).toEqual({ status: 200, noSniff: 'nosniff', opener: 'same-origin' });
      expect(bad.filter(({ status }) => status === 200)).toEqual([]);
      expect(bad).toHaveLength(page.pathTricks.length);
    });

    test('goes nowhere else', async () => {
      const before = pageOf(kind).url();
      for (const target of page.elsewhere) {
        await pageOf(kind).evaluate(page.navigate, target);
        await pageOf(kind).waitForTimeout(100);
        expect(pageOf(kind).url()).toBe(before);
        expect(await pageOf(kind).evaluate(() => location.href)).toBe(before);
      }
    });

    test('opens no window and attaches no webview', async () => {
      expect(await pageOf(kind).evaluate(page.openThings)).toEqual({
        opened: 'null',
        webview: 'plain element',
      });
      await pageOf(kind).waitForTimeout(200);
      const counts = await wall.app.evaluate(({ BrowserWindow, webContents }) => ({
        windows: BrowserWindow.getAllWindows().length,
        webviews: webContents.getAllWebContents().filter((each) => each.getType() === 'webview')
          .length,
      }));
      expect(counts).toEqual({ windows: 2, webviews: 0 });
    });

    test('is given no permission', async () => {
      const states = await pageOf(kind).evaluate(page.queryPermissions, page.permissionNames);
      expect(Object.entries(states).filter(([, state]) => state === 'granted')).toEqual([]);
      const asked = await pageOf(kind).evaluate(page.askForDevices);
      expect(Object.entries(asked).filter(([, answer]) => answer !== 'refused')).toEqual([]);
    });

    test('is refused what the door does not know or cannot take', async () => {
      expect(await pageOf(kind).evaluate(page.knockBadly)).toEqual({
        unknown: 'request/unknown-channel',
        prototype: 'request/unknown-channel',
        oversized: 'request/too-large',
        deep: 'request/too-large',
        malformed: 'request/bad-arguments',
        tooMuch: 'request/bad-arguments',
        notPlain: 'request/bad-arguments',
        nothing: 'request/bad-arguments',
      });
    });
  });
}

test('a wall may not ask what only the desk may', async () => {
  expect(await pageOf('wall').evaluate(page.askAsDesk)).toEqual({
    quit: 'request/foreign-sender',
    settings: 'request/foreign-sender',
    acknowledge: 'request/foreign-sender',
  });
});

test('a window that the program did not open is refused, whatever it shows', async () => {
  const codes = await wall.app.evaluate(async ({ BrowserWindow, app }) => {
    const preload = `${app.getAppPath()}/.out/app/preload.cjs`;
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    const ask = async (url: string): Promise<unknown> => {
      await foreign.loadURL(url);
      return foreign.webContents.executeJavaScript(
        "window.wall.request('view:join', {}).then((outcome) => outcome.fault?.code ?? 'admitted')",
      );
    };
    const codes = [
      await ask('app://brightwall/index.html?window=desk'),
      await ask('data:text/html,<p>not ours</p>'),
    ];
    foreign.destroy();
    return codes;
  });
  expect(codes).toEqual(['request/foreign-sender', 'request/foreign-sender']);
});

test('a frame inside a page of ours has no bridge, and its request is refused', async () => {
  const desk = pageOf('desk');
  expect(await desk.evaluate(page.addFrame)).toBe('undefined');
  // The frame has no way to ask by itself; the handler is called as if it had found one.
  const code = await wall.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const handlers = (
      ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>;
      }
    )._invokeHandlers;
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('window=desk'),
    );
    const sender = window?.webContents;
    const frame = sender?.mainFrame.frames[0];
    if (frame === undefined) return 'no frame';
    let answer: unknown;
    const event = {
      sender,
      senderFrame: frame,
      _replyChannel: undefined,
      _throw: (error: unknown) => (answer = error),
      sendReply: (reply: unknown) => (answer = reply),
    };
    const direct = await handlers.get('wall:request')?.(event, 'view:join', {});
    return JSON.stringify(direct ?? answer);
  });
  expect(code).toContain('request/foreign-sender');
  await desk.evaluate(page.removeFrame);
});
