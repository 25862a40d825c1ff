import type { ViewPatch, WindowView } from '#contract/view';

type Sections = Omit<WindowView, 'revision'>;
type Changes = Omit<ViewPatch, 'from' | 'to'>;

interface MapChange<Value> {
  set: Record<string, Value>;
  remove: string[];
}

/** Entries that are other objects than before, and keys that went. */
const diffMap = <Value>(
  before: Record<string, Value>,
  now: Record<string, Value>,
): MapChange<Value> | undefined => {
  if (before === now) return undefined;
  const set = Object.fromEntries(
    Object.entries(now).filter(([key, value]) => before[key] !== value),
  );
  const remove = Object.keys(before).filter((key) => !(key in now));
  return Object.keys(set).length === 0 && remove.length === 0 ? undefined : { set, remove };
};

const changed = <Key extends keyof Sections>(
  key: Key,
  before: Sections,
  now: Sections,
): Partial<Pick<Sections, Key>> =>
  before[key] === now[key] ? {} : ({ [key]: now[key] } as Pick<Sections, Key>);

const mapChanged = <Key extends 'plans' | 'alarms' | 'incidents' | 'runs' | 'showing'>(
  key: Key,
  before: Sections,
  now: Sections,
): Pick<Changes, Key> => {
  const change = diffMap<unknown>(before[key], now[key]);
  return (change === undefined ? {} : { [key]: change }) as Pick<Changes, Key>;
};

/** What a window that has `before` must be told to have `now`; undefined when nothing. */
export const diffSections = (before: Sections, now: Sections): Changes | undefined => {
  const changes: Changes = {
    ...changed('window', before, now),
    ...changed('station', before, now),
    ...changed('scenes', before, now),
    ...changed('preview', before, now),
    ...changed('changes', before, now),
    ...mapChanged('plans', before, now),
    ...mapChanged('alarms', before, now),
    ...mapChanged('incidents', before, now),
    ...mapChanged('runs', before, now),
    ...mapChanged('showing', before, now),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
};
