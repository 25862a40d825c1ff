import { readFileSync, rmSync } from 'node:fs';

import type { Page } from '@playwright/test';

import type { Launched } from '../engines/launch';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds of every task that the main thread of one page ran. */
export interface TaskTrace {
  end(): Promise<number[]>;
}

/** Records the tasks of a page's main thread, by the browser's own book. */
export async function traceTasks({ app }: Launched, page: Page): Promise<TaskTrace> {
  const window = await app.browserWindow(page);
  const pid = await window.evaluate((one) => one.webContents.getOSProcessId());
  await app.evaluate(
    ({ contentTracing }, one) =>
      contentTracing.startRecording({
        ...{ included_categories: ['toplevel'], excluded_categories: ['*'] },
        ...{ included_process_ids: [one], recording_mode: 'record-as-much-as-possible' },
        trace_buffer_size_in_kb: 200_000,
      }),
    pid,
  );
  return {
    end: async () => {
      const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
      try {
        return tasksIn(readFileSync(file, 'utf8'), pid);
      } finally {
        rmSync(file, { force: true });
      }
    },
  };
}

/** The tasks of the main thread of process `pid`, in ms. */
export function tasksIn(trace: string, pid: number): number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const main = traceEvents.find(
    (event) =>
      event.pid === pid && event.name === 'thread_name' && event.args?.name === 'CrRendererMain',
  )?.tid;
  return traceEvents.flatMap(({ name, ph, pid: of, tid, dur = 0 }) =>
    of === pid && tid === main && ph === 'X' && name.endsWith('RunTask') ? [dur / 1000] : [],
  );
}
