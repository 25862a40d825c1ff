import { en } from '../../renderer/kit/text/en';
import { zhCN } from '../../renderer/kit/text/zh-CN';

interface Section {
  readonly [key: string]: string | Section;
}

function flatten(section: Section, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(section)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** Every text by its whole key. */
export const chinese = flatten(zhCN);
/** Every text by its whole key. */
export const english = flatten(en);

/** English counts in two forms, Chinese in one; both are asked for by the same key. */
export const askedAs = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
