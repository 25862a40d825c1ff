import type { PaintOrder, PaintReport } from './messages';

/** The painting worker as the page sees it. */
export interface PaintWorker {
  post(order: PaintOrder, transfer?: Transferable[]): void;
  /** Ends it at once; nothing is heard of it afterwards. */
  end(): void;
}

/** Who hears the worker; `onBroken` is told when it cannot go on. */
export interface PaintWorkerListener {
  onReport: (report: PaintReport) => void;
  onBroken: () => void;
}

export type MakePaintWorker = (listener: PaintWorkerListener) => PaintWorker;

/** True where pictures can be decoded and painted by a worker of ours. */
export const canPaint = (): boolean =>
  typeof Worker === 'function' &&
  typeof VideoDecoder === 'function' &&
  'transferControlToOffscreen' in HTMLCanvasElement.prototype;

/** Starts the painting worker of this window. */
export const makePaintWorker: MakePaintWorker = ({ onReport, onBroken }) => {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<PaintReport>) => onReport(data);
  worker.onerror = onBroken;
  worker.onmessageerror = onBroken;
  return {
    post: (order, transfer = []) => worker.postMessage(order, transfer),
    end: () => {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
};
