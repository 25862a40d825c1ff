import type { Text } from './useText';

/** The sentence for a fault, by its code (`subject/what`). */
export const faultWords = (code: string, t: Text['t']): string =>
  t(`fault.${code.replace('/', '_')}`);
