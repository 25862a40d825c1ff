import type { PaintOrder, PaintReport } from '../messages';
import { makeClock } from './clock';
import { PaintEngine } from './engine';

// The entry of the painting worker: one for each window.

/** What of a worker's own world is used here; the window's types know it as a page's. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<PaintOrder>) => void) | null;
  postMessage: (report: PaintReport) => void;
}

const scope = globalThis as unknown as WorkerScope;
const clock = makeClock(() => performance.timeOrigin + performance.now(), Date.now);

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const engine = new PaintEngine({
  clock,
  link: { fetch: (input, init) => fetch(input, init), now: clock.nowMs, wait },
  report: (report) => scope.postMessage(report),
});

scope.onmessage = ({ data }) => engine.take(data);
