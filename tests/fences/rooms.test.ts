import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cruiseRooms, forbidden } from '../../build/rooms/cruise.mjs';

const folder = path.join(import.meta.dirname, 'rooms');
const fences = readdirSync(folder).sort();
const rules = forbidden.map(({ name }) => name).sort();

describe('the doors between the rooms', { timeout: 60_000 }, () => {
  it('have a fence for every rule, and a rule for every fence', () => {
    expect(fences).toEqual(rules);
    console.log(`graph rules: ${String(rules.length)}, fences: ${String(fences.length)}`);
  });

  it('are all errors: there are no warnings to get used to', () => {
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  it('let pass what is allowed, and tests beside the code', async () => {
    const allowed = path.join(import.meta.dirname, 'allowed');
    const { summary } = await cruiseRooms(allowed, ['electron', 'renderer']);
    expect(summary.violations.map(({ rule, from, to }) => [rule.name, from, to])).toEqual([]);
  });

  it.each(fences)('%s rings when it is broken', async (fence) => {
    const { summary } = await cruiseRooms(path.join(folder, fence), ['electron', 'renderer']);
    const rung = summary.violations.map(({ rule }) => rule.name);
    expect(rung).toContain(fence);
  });
});
