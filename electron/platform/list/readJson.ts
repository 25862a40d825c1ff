import { foldersOf, takeField, toEntry, type ListReading } from './listEntry';
import { fieldNamed, type RawEntry } from './listFields';
import { listLimits } from './listLimits';

/** Reads the cameras of a JSON list: a plain list, a list inside an object, or folders in folders. */
export const readJson = (text: string, base: string | undefined): ListReading | undefined => {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null) return undefined;
  const reading: ListReading = { entries: [], lost: 0 };
  walk(document, [], { reading, base, depth: 0 });
  return reading;
};

interface Walk {
  reading: ListReading;
  base: string | undefined;
  depth: number;
}

/** Objects inside each other; lists and wrappers count as well as folders. */
const deepest = listLimits.depth * 2;

const walk = (value: unknown, folders: readonly string[], at: Walk): void => {
  const { reading, depth } = at;
  if (typeof value !== 'object' || value === null || depth > deepest) {
    reading.lost += 1;
    return;
  }
  const below = { ...at, depth: depth + 1 };
  if (Array.isArray(value)) {
    for (const item of value) walk(item, folders, below);
    return;
  }
  const raw = rawOf(value, at.base);
  const lists = Object.values(value).filter(isList);
  if (raw.url === undefined && raw.sub === undefined && lists.length > 0) {
    // A folder: its name, and what is in it.
    const inside = depth === 0 ? folders : [...folders, ...foldersOf(raw.name)];
    for (const list of lists) walk(list, inside, below);
    return;
  }
  const isFull = reading.entries.length >= listLimits.cameras;
  const entry = isFull ? undefined : toEntry(raw, folders, at.base);
  if (entry === undefined) reading.lost += 1;
  else reading.entries.push(entry);
};

const isList = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);

/** The fields of one object and of what is grouped in it, such as `streams` or `position`. */
const rawOf = (value: object, base: string | undefined): RawEntry => {
  const raw: RawEntry = {};
  for (const [key, content] of Object.entries(value)) {
    if (isGroupOfFields(content)) {
      for (const [inner, one] of Object.entries(content)) {
        if (typeof one !== 'object') takeField(raw, fieldNamed(inner), one, base);
      }
    } else takeField(raw, fieldNamed(key), content, base);
  }
  return raw;
};

const isGroupOfFields = (content: unknown): content is object =>
  typeof content === 'object' && content !== null && !Array.isArray(content);
