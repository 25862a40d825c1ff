import { describe, expect, it } from 'vitest';
import { Catalog } from './catalog';
import { planCity } from './city';
import type { Camera, CatalogChange } from './wire';

const now = Date.UTC(2026, 10, 22);

function aCatalog(cameras = 100) {
  const heard: CatalogChange[] = [];
  const catalog = new Catalog(planCity(1, cameras, now), (change) => heard.push(change));
  return { catalog, heard };
}

function readAll(catalog: Catalog, limit: number): Camera[] {
  const cameras: Camera[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = catalog.pageOfCameras(cursor, limit);
    if (!page.ok) throw new Error(page.refusal.code);
    cameras.push(...page.value.items);
    cursor = page.value.nextCursor;
  }
  return cameras;
}

const firstId = (catalog: Catalog) => catalog.all()[0]?.camera.id ?? '';

describe('Catalog', () => {
  it('reads to the end page by page, each camera once', () => {
    const { catalog } = aCatalog();
    const ids = readAll(catalog, 7).map((camera) => camera.id);
    expect(ids).toHaveLength(100);
    expect(new Set(ids).size).toBe(100);
  });

  it('loses nobody when a camera goes while it is read', () => {
    const { catalog } = aCatalog();
    const first = catalog.pageOfCameras(null, 50);
    if (!first.ok) throw new Error('no page');
    catalog.remove(firstId(catalog), now);
    const second = catalog.pageOfCameras(first.value.nextCursor, 50);
    expect(second.ok && second.value.items).toHaveLength(50);
  });

  it('refuses a cursor that it did not give', () => {
    const { catalog } = aCatalog();
    for (const cursor of ['x', 'n-1', 'n999999', '']) {
      expect(catalog.pageOfCameras(cursor, 10)).toMatchObject({ refusal: { code: 'bad-cursor' } });
    }
  });

  it('tells each change once, with the version that it made', () => {
    const { catalog, heard } = aCatalog();
    const id = firstId(catalog);
    const before = catalog.version;
    catalog.setOnline(id, false, now);
    catalog.rename(id, '新名', 'New name', now);
    catalog.add(id, '新点', 'New place', now);
    catalog.remove(id, now);
    expect(heard.map((change) => change.kind)).toEqual(['offline', 'renamed', 'added', 'removed']);
    const since = catalog.changesSince(before, 100);
    expect(since.ok && since.value.changes).toEqual(heard);
    expect(since.ok && since.value.catalogVersion).toBe(catalog.version);
    expect(catalog.size).toBe(100);
  });

  it('hands changes out in portions', () => {
    const { catalog } = aCatalog();
    const before = catalog.version;
    for (let turn = 0; turn < 5; turn += 1)
      catalog.setOnline(firstId(catalog), turn % 2 === 0, now);
    const first = catalog.changesSince(before, 3);
    if (!first.ok) throw new Error('refused');
    expect(first.value).toMatchObject({ more: true });
    const rest = catalog.changesSince(first.value.catalogVersion, 3);
    expect(rest).toMatchObject({ value: { more: false, catalogVersion: catalog.version } });
  });

  it('sends a reader of another run back to the beginning', () => {
    const { catalog } = aCatalog();
    const foreign = aCatalog().catalog.version;
    expect(catalog.changesSince(foreign, 10)).toMatchObject({
      refusal: { status: 410, code: 'version-too-old' },
    });
  });

  it('gives a new camera a number that nobody has', () => {
    const { catalog } = aCatalog();
    const numbers = catalog.all().map((one) => one.camera.number);
    const added = catalog.add(firstId(catalog), '新点', 'New place', now);
    expect(added.ok && added.value.camera?.number).toBe(Math.max(...numbers) + 1);
  });
});
