import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = (title: string, script: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<body style="margin:0;background:#c8e6c9;font:28px sans-serif"><h1>${title}</h1><p id="said"></p>
<script>
const report = (what) => fetch('/report?what=' + encodeURIComponent(what)).catch(() => {});
const world = ['require', 'process', 'module', 'Buffer', 'wall', 'brightwall', 'electron']
  .filter((name) => typeof window[name] !== 'undefined');
report('world:' + world.join());
${script}
</script></body></html>`;

/** What each page tries; it reports what came of it to its own site. */
const pages: Readonly<Record<string, string>> = {
  '/good': page('Board', ''),
  '/other': page('Second', ''),
  '/windows': page(
    'Windows',
    `setInterval(() => {
      const opened = window.open('/other', '_blank', 'width=400,height=300');
      report('opened:' + (opened !== null));
      for (const ask of [() => alert('hello'), () => confirm('sure'), () => prompt('name'), print]) {
        try { ask(); } catch (error) { report('refused ' + error.name); }
      }
      report('dialogs passed');
    }, 500);
    addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay'; });`,
  ),
  '/sound': page(
    'Sound',
    `const sound = new AudioContext(); const tone = sound.createOscillator();
    tone.connect(sound.destination); tone.start(); sound.resume();
    setInterval(() => report('sound:' + sound.state), 500);`,
  ),
  '/devices': page(
    'Devices',
    `const told = (name) => [(value) => report(name + ':given ' + value), () => report(name + ':refused')];
    const ask = async () => {
      await navigator.mediaDevices?.getUserMedia({ video: true, audio: true }).then(...told('camera'));
      await navigator.mediaDevices?.getDisplayMedia?.({ video: true }).then(...told('screen'));
      await Notification.requestPermission().then((answer) => report('notification:' + answer));
      navigator.geolocation.getCurrentPosition(...told('place'));
      await navigator.clipboard?.readText().then(...told('clipboard'));
      await document.documentElement.requestFullscreen().then(...told('fullscreen'));
    };
    ask().catch((error) => report('devices:' + error.name));`,
  ),
  '/downloads': page(
    'Downloads',
    `const link = document.createElement('a'); link.href = '/file'; link.download = 'x.bin';
    document.body.append(link); setInterval(() => link.click(), 300);`,
  ),
  '/hangs': page('Hangs', `setTimeout(() => { for (;;) {} }, 1500);`),
};

/** A site on loopback whose pages misbehave in every way that a web tile must survive. */
export class HostileSite {
  readonly #server: Server;
  readonly reports: string[] = [];
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  /** Where `/leaves` wants to go. */
  elsewhere = '';
  readonly #open = new Set<ServerResponse>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(request, response);
    });
  }

  static async open(): Promise<HostileSite> {
    const server = createServer();
    const site = new HostileSite(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  close(): void {
    for (const response of this.#open) response.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    this.asked.push(pathname);
    if (pathname === '/report') this.reports.push(searchParams.get('what') ?? '');
    if (pathname === '/never') {
      this.#open.add(response);
      return;
    }
    if (pathname === '/redirects') {
      response.writeHead(302, { location: `${this.elsewhere}/good` }).end();
      return;
    }
    if (pathname === '/file') {
      response.writeHead(200, { 'content-disposition': 'attachment; filename="x.bin"' }).end('x');
      return;
    }
    const found = pathname === '/leaves' ? this.#leaving() : pages[pathname];
    response
      .writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(found ?? 'none');
  }

  #leaving(): string {
    const { elsewhere } = this;
    return page(
      'Leaves',
      `setInterval(() => { location.href = '${elsewhere}/good'; }, 300);
      setInterval(() => {
        const form = document.createElement('form'); form.action = '${elsewhere}/good';
        form.method = 'post'; document.body.append(form); form.submit();
      }, 400);
      const frame = document.createElement('iframe'); frame.src = '${elsewhere}/good';
      document.body.append(frame);
      const image = new Image(); image.src = '${elsewhere}/image.png';
      fetch('${elsewhere}/good').then(() => report('fetched'), () => report('fetch refused'));
      setTimeout(() => { location.href = 'about:blank'; }, 1500);`,
    );
  }
}
