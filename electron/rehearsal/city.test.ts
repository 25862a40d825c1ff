import { describe, expect, it } from 'vitest';
import { planCity } from './city';
import { starterCameras } from './starters';

const now = Date.UTC(2026, 10, 22);

describe('planCity', () => {
  it('draws the same city for the same seed, name by name', () => {
    expect(planCity(7, 1200, now)).toEqual(planCity(7, 1200, now));
  });

  it('draws another city for another seed', () => {
    const names = (seed: number) => planCity(seed, 1200, now).cameras.map((one) => one.camera.name);
    expect(names(7)).not.toEqual(names(8));
  });

  it('gives every camera a 20-digit identifier of a province that does not exist', () => {
    for (const { camera } of planCity(1, 1200, now).cameras) {
      expect(camera.id).toMatch(/^99\d{6}001320\d{6}$/);
    }
  });

  it.each([1, 9, 30, 1200, 5000])('has exactly %i cameras, each with its own number', (count) => {
    const { cameras } = planCity(1, count, now);
    expect(cameras).toHaveLength(count);
    expect(new Set(cameras.map((one) => one.camera.id)).size).toBe(count);
    expect(new Set(cameras.map((one) => one.camera.number)).size).toBe(count);
    expect(new Set(cameras.map((one) => one.camera.name)).size).toBe(count);
  });

  it('grows to 100,000 cameras whose numbers stay short', () => {
    const { cameras, nodes } = planCity(1, 100_000, now);
    const numbers = cameras.map((one) => one.camera.number);
    expect(new Set(numbers).size).toBe(100_000);
    expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThanOrEqual(1001);
    expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
  });

  it('lists parents before children, from the province down to the grids', () => {
    const { nodes, cameras } = planCity(3, 1200, now);
    const seen = new Set<string>();
    for (const node of nodes) {
      if (node.parentId !== null) expect(seen).toContain(node.parentId);
      seen.add(node.id);
    }
    const levels = ['province', 'city', 'district', 'street', 'grid'];
    expect([...new Set(nodes.map((node) => node.level))]).toEqual(levels);
    const grids = new Set(nodes.filter((node) => node.level === 'grid').map((node) => node.id));
    for (const one of cameras) expect(grids).toContain(one.camera.nodeId);
  });

  it('begins its starter list with the nine cameras of the documents', () => {
    const { starterCameraIds, cameras } = planCity(1, 1200, now);
    const numberOf = new Map(cameras.map((one) => [one.camera.id, one.camera.number]));
    const first = starterCameraIds.slice(0, 9).map((id) => numberOf.get(id));
    expect(first).toEqual([1032, 1107, 1215, 1301, 1406, 1512, 1608, 1703, 1811]);
    expect(starterCameraIds).toHaveLength(64);
  });

  it('has the districts of the documents in their sizes', () => {
    const { cameras, nodes } = planCity(1, 1200, now);
    const districts = nodes.filter((node) => node.level === 'district');
    const counts = districts.map((district) => [
      district.name,
      cameras.filter((one) => one.camera.id.startsWith(district.id)).length,
    ]);
    expect(counts).toEqual([
      ['北岸区', 418],
      ['望江区', 392],
      ['石桥区', 390],
    ]);
  });

  it('places every camera in the open sea', () => {
    for (const { camera } of planCity(1, 1200, now).cameras) {
      expect(camera.position.latitude).toBeLessThan(-47);
      expect(camera.position.longitude).toBeLessThan(-122);
    }
  });

  it('has a few cameras that are offline, and says since when', () => {
    const { cameras } = planCity(1, 1200, now);
    const offline = cameras.filter((one) => !one.camera.online);
    expect(offline.length).toBeGreaterThan(3);
    expect(offline.length).toBeLessThan(60);
    for (const { camera } of offline) expect(camera.offlineSinceMs).toBeLessThan(now);
  });

  it('keeps every starter camera in the street it is named after', () => {
    const { cameras } = planCity(1, 1200, now);
    const numbers = new Set(cameras.map((one) => one.camera.number));
    for (const starter of starterCameras) expect(numbers).toContain(starter.number);
  });
});
