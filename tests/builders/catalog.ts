import type { Camera, CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';

export const cityId = 'city' as PlatformId;

/** An online camera of the rehearsal city; its id follows from its number. */
export const aCamera = (given: Partial<Camera> = {}): Camera => {
  const number = given.number ?? 1032;
  return {
    cameraId: `city:${String(number)}` as CameraId,
    platformId: cityId,
    nationalId: null,
    number,
    name: { zh: `路口${String(number)}`, en: `Crossroads ${String(number)}` },
    shortName: { zh: '路口', en: 'Cross' },
    place: { zh: '北岸区', en: 'North Bank' },
    nodeId: 'city:grid-1' as NodeId,
    cameraClass: 1,
    owner: '',
    position: { longitude: 0, latitude: 0 },
    kind: 'dome',
    isOnline: true,
    isDemo: true,
    ...given,
  };
};

/** Online cameras with these numbers. */
export const someCameras = (...numbers: number[]): Camera[] =>
  numbers.map((number) => aCamera({ number }));

/** A grid without a parent. */
export const aNode = (given: Partial<CatalogNode> = {}): CatalogNode => ({
  nodeId: 'city:grid-1' as NodeId,
  platformId: cityId,
  parentId: null,
  level: 'grid',
  name: { zh: '一号网格', en: 'Grid 1' },
  ...given,
});
