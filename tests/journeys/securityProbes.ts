// Functions that run inside a page: each tries something and says what came of it.

/** What the page's world holds that it should not, and the bridge. */
export function readWorld(): { node: string[]; bridge: string[]; isReplaceable: boolean } {
  const world = globalThis as unknown as Record<string, unknown>;
  const names = ['process', 'require', 'module', 'exports', 'Buffer', 'global', '__dirname'];
  const before = world['wall'];
  try {
    world['wall'] = 'replaced';
  } catch {
    // Refused loudly is refused as well.
  }
  return {
    node: names.filter((name) => typeof world[name] !== 'undefined'),
    bridge: Object.keys(before as object).sort(),
    isReplaceable: world['wall'] !== before,
  };
}

/** The policy on the page itself. */
export async function readPolicy(): Promise<string> {
  const answer = await fetch(location.href);
  return answer.headers.get('content-security-policy') ?? '';
}

/** Tries what the policy forbids. */
export async function breakPolicy(): Promise<Record<string, string>> {
  const world = globalThis as unknown as Record<string, unknown>;
  const told = (wasDone: boolean): string => (wasDone ? 'done' : 'refused');
  const fails = async (work: () => Promise<unknown>): Promise<string> =>
    work().then(
      () => 'done',
      () => 'refused',
    );
  const add = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    set: (element: HTMLElementTagNameMap[Name]) => void,
  ): HTMLElementTagNameMap[Name] => {
    const element = document.createElement(name);
    set(element);
    document.body.append(element);
    return element;
  };
  const settles = (element: HTMLElement): Promise<unknown> =>
    new Promise((done, fail) => {
      element.addEventListener('load', done);
      element.addEventListener('error', fail);
      setTimeout(fail, 1000);
    });

  // Who drives the page may evaluate; after a turn of its own the page is alone.
  await new Promise((done) => setTimeout(done, 0));
  let evaluated = false;
  try {
    evaluated = (0, eval)('true') as boolean;
  } catch {
    evaluated = false;
  }
  const script = add('script', (element) => (element.textContent = 'globalThis.ranInline = true'));
  const button = add('button', (element) => {
    element.setAttribute('onclick', 'globalThis.ranHandler = true');
  });
  button.click();
  const style = add('style', (element) => (element.textContent = 'body { --probe: 1 }'));
  const probe = getComputedStyle(document.body).getPropertyValue('--probe');
  const image = document.createElement('img');
  image.src = 'https://example.com/a.png';
  const frame = document.createElement('iframe');
  frame.src = 'https://example.com/';
  document.body.append(frame);
  const form = add('form', (element) => {
    element.action = 'https://example.com/';
    element.method = 'post';
  });
  form.submit();
  const socket = new Promise((done, fail) => {
    const opened = new WebSocket('wss://example.com/');
    opened.onopen = done;
    opened.onerror = fail;
  });
  const result = {
    eval: told(evaluated),
    inlineScript: told(world['ranInline'] === true),
    inlineHandler: told(world['ranHandler'] === true),
    inlineStyle: told(probe.trim() === '1'),
    remoteFetch: await fails(() => fetch('https://example.com/')),
    remoteImage: await fails(() => settles(image)),
    remoteFrame: await fails(async () => {
      await new Promise((done) => setTimeout(done, 300));
      // A refused frame shows an error page of another origin, or nothing.
      const inside = frame.contentDocument;
      if (inside === null || inside.body.childElementCount === 0) throw new Error('refused');
    }),
    remoteSocket: await fails(() => socket),
    form: told(location.protocol !== 'app:'),
  };
  for (const element of [script, button, style, frame, form]) element.remove();
  return result;
}

/** Addresses that must not lead to a file. */
export const pathTricks = [
  'app://brightwall/../main.js',
  'app://brightwall/../../package.json',
  'app://brightwall/..%2fmain.js',
  'app://brightwall/%2e%2e/main.js',
  'app://brightwall/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://brightwall/..%5c..%5cpackage.json',
  'app://brightwall/..\\..\\package.json',
  'app://brightwall//etc/passwd',
  'app://brightwall/%2fetc/passwd',
  'app://brightwall/etc/passwd',
  'app://brightwall/index.html%00.png',
  'app://brightwall/./%2e/main.js',
  'app://brightwall/assets/..;/main.js',
  'app://brightwall/.env',
  'app://other/index.html',
  'app://brightwall.example/index.html',
  'file:///etc/passwd',
];

interface Fetched {
  good: { status: number; noSniff: string | null; opener: string | null };
  bad: { url: string; status: number }[];
}

/** Fetches our page, and each of the tricks. */
export async function fetchPaths(tricks: string[]): Promise<Fetched> {
  const page = await fetch('app://brightwall/index.html?window=probe');
  const statusOf = (url: string): Promise<number> =>
    fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
  return {
    good: {
      status: page.status,
      noSniff: page.headers.get('x-content-type-options'),
      opener: page.headers.get('cross-origin-opener-policy'),
    },
    bad: await Promise.all(tricks.map(async (url) => ({ url, status: await statusOf(url) }))),
  };
}

/** Places a page may try to go to. */
export const elsewhere = [
  'https://example.com/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'app://brightwall/other.html',
  'app://other/index.html',
  'javascript:void(document.title = "changed")',
];

/** Goes there by address and by a link. */
export function navigate(target: string): void {
  try {
    location.assign(target);
  } catch {
    // Refused before it began.
  }
  const link = document.createElement('a');
  link.href = target;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Opens windows and a webview. */
export function openThings(): { opened: string; webview: string } {
  const opened = window.open('https://example.com/');
  const ours = window.open('app://brightwall/index.html?window=desk', '_blank');
  const link = document.createElement('a');
  link.href = 'app://brightwall/index.html';
  link.target = '_blank';
  document.body.append(link);
  link.click();
  link.remove();
  const webview = document.createElement('webview');
  webview.setAttribute('src', 'https://example.com/');
  document.body.append(webview);
  const isPlain = !('loadURL' in webview);
  webview.remove();
  return {
    opened: opened === null && ours === null ? 'null' : 'a window',
    webview: isPlain ? 'plain element' : 'a webview',
  };
}

export const permissionNames = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'clipboard-write',
  'persistent-storage',
  'background-sync',
  'storage-access',
  'window-management',
  'local-fonts',
  'idle-detection',
  'screen-wake-lock',
  'display-capture',
  'nfc',
];

/** What the page is told about each permission. */
export async function queryPermissions(names: string[]): Promise<Record<string, string>> {
  const states = await Promise.all(
    names.map(async (name) => {
      const state = await navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state as string,
        () => 'unknown',
      );
      return [name, state] as const;
    }),
  );
  return Object.fromEntries(states);
}

/** Asks for what permissions are about. */
export async function askForDevices(): Promise<Record<string, string>> {
  type Ask = () => Promise<unknown>;
  const nav = navigator as unknown as Record<string, Record<string, (...a: unknown[]) => unknown>>;
  const call = (on: string, name: string, ...args: unknown[]): Ask => {
    return async () => {
      const target = nav[on];
      if (target?.[name] === undefined) throw new Error('not there');
      return target[name](...args);
    };
  };
  const asks: Record<string, Ask> = {
    camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
    microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
    display: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
    place: () =>
      new Promise((done, fail) => {
        navigator.geolocation.getCurrentPosition(done, fail, { timeout: 1000 });
      }),
    notification: async () => {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
    },
    clipboard: () => navigator.clipboard.readText(),
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
    usb: call('usb', 'requestDevice', { filters: [] }),
    hid: async () => {
      const found = await call('hid', 'requestDevice', { filters: [] })();
      if ((found as unknown[]).length === 0) throw new Error('refused');
    },
    serial: call('serial', 'requestPort'),
    bluetooth: call('bluetooth', 'requestDevice', { acceptAllDevices: true }),
    persist: async () => {
      if (!(await navigator.storage.persist())) throw new Error('refused');
    },
  };
  const limit = (work: Promise<unknown>): Promise<unknown> =>
    Promise.race([
      work,
      new Promise((_done, fail) => {
        setTimeout(() => {
          fail(new Error('no answer'));
        }, 2000);
      }),
    ]);
  const answers = await Promise.all(
    Object.entries(asks).map(async ([name, ask]) => {
      const answer = await limit(ask()).then(
        () => 'given',
        () => 'refused',
      );
      return [name, answer] as const;
    }),
  );
  return Object.fromEntries(answers);
}

interface Bridge {
  request(channel: unknown, args: unknown): Promise<{ ok: boolean; fault?: { code: string } }>;
}

/** Asks what no page should ask. */
export async function knockBadly(): Promise<Record<string, string>> {
  const { wall } = globalThis as unknown as { wall: Bridge };
  const codeOf = async (channel: unknown, args: unknown): Promise<string> => {
    const outcome = await wall.request(channel, args);
    return outcome.fault?.code ?? 'admitted';
  };
  let deep: unknown = {};
  for (let level = 0; level < 40; level += 1) deep = { deep };
  return {
    unknown: await codeOf('file:read', { path: '/etc/passwd' }),
    prototype: await codeOf('__proto__', {}),
    oversized: await codeOf('catalog:cameras', { cameraIds: ['x'.repeat(300_000)] }),
    deep: await codeOf('catalog:cameras', deep),
    malformed: await codeOf('catalog:cameras', { cameraIds: 'all' }),
    tooMuch: await codeOf('view:join', { also: 1 }),
    notPlain: await codeOf('view:join', new Map([['a', 1]])),
    nothing: await codeOf('view:join', undefined),
  };
}

/** Asks, from a wall, what only the desk may. */
export async function askAsDesk(): Promise<Record<string, string>> {
  const { wall } = globalThis as unknown as { wall: Bridge };
  const codeOf = async (channel: string, args: unknown): Promise<string> =>
    (await wall.request(channel, args)).fault?.code ?? 'admitted';
  return {
    quit: await codeOf('app:quit', {}),
    settings: await codeOf('settings:read', {}),
    acknowledge: await codeOf('alarm:acknowledge', { alarmId: 'city:1' }),
  };
}

/** Puts a frame into the page; says what it sees of the bridge. */
export function addFrame(): string {
  const frame = document.createElement('iframe');
  frame.id = 'probe';
  document.body.append(frame);
  return typeof (frame.contentWindow as unknown as { wall: unknown }).wall;
}

export function removeFrame(): void {
  document.getElementById('probe')?.remove();
}
