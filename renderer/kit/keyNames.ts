import { createContext, useContext } from 'react';

/** Which key an action has at this station, as it is printed; null: none. */
export const KeyNames = createContext<(actionId: string) => string | null>(() => null);

/** The key of an action of the desk. */
export const useKeyName = (actionId: string | undefined): string | null => {
  const nameOf = useContext(KeyNames);
  return actionId === undefined ? null : nameOf(actionId);
};
