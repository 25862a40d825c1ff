import type { ComponentType } from 'react';
import type { WindowView } from '#contract/view';

type Kind = WindowView['window']['kind'];

const fetches: Record<Kind, () => Promise<ComponentType>> = {
  wall: async () => (await import('../features/wall/index')).WallWindow,
  desk: async () => (await import('../features/desk/index')).DeskWindow,
};
const pending = new Map<Kind, Promise<ComponentType>>();
const fetched = new Map<Kind, ComponentType>();

/** The root of a window of that kind, fetched once. */
export function fetchWindow(kind: Kind): Promise<ComponentType> {
  const known = pending.get(kind);
  if (known !== undefined) return known;
  const coming = fetches[kind]().then((root) => {
    fetched.set(kind, root);
    return root;
  });
  pending.set(kind, coming);
  return coming;
}

/** The same when it is there already. */
export const fetchedWindow = (kind: Kind): ComponentType | undefined => fetched.get(kind);
