import { useState } from 'react';
import type { AlarmReport } from '#contract/alarm';
import { localText, useText } from '../../kit/text/useText';

type Kinds = ReadonlyMap<string, AlarmReport['what']>;

/** Types that were met in what was found so far; choosing one does not make the others vanish. */
export function useKinds(rows: readonly AlarmReport[]): [kind: string, words: string][] {
  const { locale } = useText();
  const [kinds, setKinds] = useState<Kinds>(new Map());
  const fresh = rows.filter(({ kind }) => !kinds.has(kind));
  if (fresh.length > 0) {
    setKinds(new Map([...kinds, ...fresh.map(({ kind, what }) => [kind, what] as const)]));
  }
  return [...kinds]
    .map(([kind, what]): [string, string] => [kind, localText(what, locale)])
    .sort(([, a], [, b]) => a.localeCompare(b, locale));
}
