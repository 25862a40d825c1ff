import type { ElectronApplication, Page } from '@playwright/test';

/** Where the moments of probes are kept, in the main process and in a page. */
interface Noting {
  benchProbes?: Record<string, number>;
}

/**
 * Notes when the main process had the first bytes of each probe: the moment its socket said so.
 * Both ends read the same clock of the machine.
 */
export const noteArrivals = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const { Socket } = process.getBuiltinModule('node:net');
    const noting = globalThis as Noting;
    const known = (noting.benchProbes = {} as Record<string, number>);
    const proto = Socket.prototype as unknown as {
      emit: (name: string, ...more: unknown[]) => boolean;
    };
    const emit = proto.emit;
    proto.emit = function noted(this: unknown, name, ...more) {
      const [chunk] = more;
      if (name === 'data' && Buffer.isBuffer(chunk) && chunk.includes('probe-')) {
        const atMs = performance.timeOrigin + performance.now();
        for (const [id] of chunk.toString('latin1').matchAll(/probe-\d+(?=")/g)) known[id] ??= atMs;
      }
      return emit.call(this, name, ...more);
    };
  });

/** Notes when each probe's mark was two animation frames old. */
export const noteMarks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const known = ((window as Noting).benchProbes = {} as Record<string, number>);
    const seen = new Set<string>();
    const look = (): void => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-alarm*="probe-"]')) {
        const id = /probe-\d+/.exec(element.dataset['alarm'] ?? '')?.[0] ?? '';
        if (seen.has(id)) continue;
        seen.add(id);
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            known[id] = performance.timeOrigin + performance.now();
          }),
        );
      }
    };
    new MutationObserver(look).observe(document.body, {
      ...{ subtree: true, childList: true, attributes: true },
      attributeFilter: ['data-alarm'],
    });
  });

/** Milliseconds of every probe from the socket to the second frame; `lost` ones never came. */
export async function probeTimes(
  app: ElectronApplication,
  page: Page,
): Promise<{ times: number[]; lost: number }> {
  const came = await app.evaluate(() => (globalThis as Noting).benchProbes ?? {});
  const shown = await page.evaluate(() => (window as Noting).benchProbes ?? {});
  const times = Object.entries(came).flatMap(([id, atMs]) => {
    const shownAt = shown[id];
    return shownAt === undefined ? [] : [shownAt - atMs];
  });
  return { times, lost: Object.keys(came).length - times.length };
}
