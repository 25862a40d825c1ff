/** In which line each part of a JSON text stands, by its path such as `procedures.0.steps.2`. */
export const jsonLines = (text: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>([['', 1]]);
  const open: { key: string; index: number; isList: boolean }[] = [];
  const path = (): string =>
    open.map(({ key, index, isList }) => (isList ? String(index) : key)).join('.');
  let line = 1;
  for (const [token] of text.matchAll(tokens)) {
    const last = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === ',') {
      if (last?.isList === true) last.index += 1;
      else if (last !== undefined) last.key = '';
    } else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') {
      const isKey = last !== undefined && !last.isList && last.key === '';
      if (isKey) last.key = bare(token);
      if (!lines.has(path())) lines.set(path(), line);
      if (token === '{' || token === '[') open.push({ key: '', index: 0, isList: token === '[' });
    }
    if (open.length > deepest) return lines;
  }
  return lines;
};

/** No file of ours nests deeper. */
const deepest = 32;
const tokens = /"(?:[^"\\\n]|\\.)*"|[{}[\],:\n]|[^\s{}[\],:"]+/g;

const bare = (token: string): string => token.replace(/^"|"$/g, '');

/** The line of the nearest part that is there. */
export const lineOf = (lines: ReadonlyMap<string, number>, path: readonly string[]): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line !== undefined) return line;
  }
  return 1;
};

/** The value of a JSON text, or the line in which it stops being one. */
export const parseJson = (text: string): { value: unknown } | { line: number } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const before = position === undefined ? text : text.slice(0, Number(position));
    return { line: before.split('\n').length };
  }
};
