import type { Camera } from '#contract/camera';
import type { LocalText, Position } from '#contract/text';

/** Every field that is compared as it is; one that is forgotten here does not compile. */
const plain = {
  cameraId: true,
  platformId: true,
  nationalId: true,
  number: true,
  nodeId: true,
  cameraClass: true,
  owner: true,
  kind: true,
  isOnline: true,
  isDemo: true,
} as const satisfies Record<
  Exclude<keyof Camera, 'name' | 'shortName' | 'place' | 'position'>,
  true
>;
const plainNames = Object.keys(plain) as (keyof typeof plain)[];

const isSameText = (a: LocalText, b: LocalText): boolean => a.zh === b.zh && a.en === b.en;

const isSamePosition = (a: Position | null, b: Position | null): boolean =>
  a === b || (a !== null && b !== null && a.longitude === b.longitude && a.latitude === b.latitude);

/** Whether nothing changed. Asked of every camera of every listing, so it looks at fields alone. */
export const isSameCamera = (a: Camera, b: Camera): boolean =>
  plainNames.every((name) => a[name] === b[name]) &&
  isSameText(a.name, b.name) &&
  isSameText(a.shortName, b.shortName) &&
  isSameText(a.place, b.place) &&
  isSamePosition(a.position, b.position);
