import type { Catalog } from './catalog';
import { done, refused, type Result } from './refusal';

export interface Unit {
  unitId: string;
  name: string;
  nameEn: string;
  nodeId: string;
}

const kinds = [
  { code: 'patrol-1', zh: '巡逻一组', en: 'Patrol 1' },
  { code: 'patrol-2', zh: '巡逻二组', en: 'Patrol 2' },
  { code: 'works', zh: '市政养护队', en: 'City Works' },
  { code: 'rescue', zh: '救援站', en: 'Rescue Station' },
  { code: 'mediation', zh: '调解室', en: 'Mediation Office' },
] as const;

/** The units of the districts that serve a place: its own, or all of them above that. */
export function unitsFor(catalog: Catalog, nodeId: string | null): Result<Unit[]> {
  if (nodeId !== null && !catalog.node(nodeId)) {
    return refused(404, 'unknown-node', 'no such node', { nodeId });
  }
  const path = nodeId === null ? [] : catalog.pathOf(nodeId);
  const own = path.filter((node) => node.level === 'district');
  const districts = own.length > 0 ? own : catalog.nodes.filter((n) => n.level === 'district');
  return done(
    districts.flatMap((district) =>
      kinds.map((kind) => ({
        unitId: `${district.id}-${kind.code}`,
        name: `${district.name.replace(/区$/, '')}${kind.zh}`,
        nameEn: `${district.nameEn} ${kind.en}`,
        nodeId: district.id,
      })),
    ),
  );
}

/** A unit by its identifier or one of its names; a name that is not in the list stands for itself. */
export function unitCalled(catalog: Catalog, word: string): { name: string; nameEn: string } {
  const all = unitsFor(catalog, null);
  const units = all.ok ? all.value : [];
  const known = units.find(
    (unit) => unit.unitId === word || unit.name === word || unit.nameEn === word,
  );
  return known ? { name: known.name, nameEn: known.nameEn } : { name: word, nameEn: word };
}
