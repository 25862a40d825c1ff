import type { Catalog } from './catalog';
import type { CityCamera } from './city';

export interface PlaceWords {
  placeZh: string;
  placeEn: string;
  addressZh: string;
  addressEn: string;
}

/** Where a camera is: in a word for a strip, and in full for a card. */
export function placeOf(catalog: Catalog, one: CityCamera): PlaceWords {
  const path = catalog.pathOf(one.camera.nodeId);
  const levels = ['district', 'street', 'grid'] as const;
  const known = levels.flatMap((level) => path.filter((node) => node.level === level));
  return {
    placeZh: one.camera.name,
    placeEn: one.camera.nameEn,
    addressZh: known.map((node) => node.name).join(' '),
    addressEn: known.map((node) => node.nameEn).join(', '),
  };
}

/** Cameras of the same street, nearest first, the camera itself left out. */
export function camerasNear(catalog: Catalog, one: CityCamera, count: number): string[] {
  const here = one.camera.position;
  const shrink = Math.cos((here.latitude * Math.PI) / 180);
  const far = (other: CityCamera) => {
    const east = (other.camera.position.longitude - here.longitude) * shrink;
    const north = other.camera.position.latitude - here.latitude;
    return east * east + north * north;
  };
  return catalog
    .inStreet(one.streetId)
    .filter((other) => other.camera.id !== one.camera.id && other.camera.online)
    .map((other) => ({ id: other.camera.id, far: far(other) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map((other) => other.id);
}
