import type { OurEngine } from '../engines/ours';

interface ProvingPage {
  brightwallProof?: () => Promise<{ cpuMs: number; sinceMs: number }>;
}

/** CPU that proof of live has taken in the first wall so far, ms; 0 where it is not accounted. */
export async function proofCpuMs(engine: OurEngine): Promise<number> {
  const cost = await readCost(engine);
  return cost?.cpuMs ?? 0;
}

/** What it costs, as a share of a core since the start of the page; nothing where it is not accounted. */
export async function proofShare(engine: OurEngine): Promise<Record<string, number>> {
  const cost = await readCost(engine);
  if (cost == null) return {};
  return { proofCores: cost.cpuMs / Math.max(1, Date.now() - cost.sinceMs) };
}

const readCost = (
  engine: OurEngine,
): Promise<{ cpuMs: number; sinceMs: number } | null | undefined> | undefined =>
  engine.walls[0]?.evaluate(
    async () => (await (globalThis as ProvingPage).brightwallProof?.()) ?? null,
  );
