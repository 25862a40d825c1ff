import type { sceneFileSchema, SceneFileProblem } from '#contract/sceneLibrary';

type Issue = NonNullable<ReturnType<typeof sceneFileSchema.safeParse>['error']>['issues'][number];
/** In which line of the file a part stands. */
export type LineAt = (path: readonly string[]) => number;

type Said = Pick<SceneFileProblem, 'code' | 'expected'> & { key?: string };

/** One mistake of a file as people are told it: its line, its part, what should stand there. Pure. */
export const problemOfShape = (issue: Issue, file: unknown, lineAt: LineAt): SceneFileProblem => {
  const { key, ...said } = sayIssue(issue, file);
  const path = [...issue.path.map(String), ...(key === undefined ? [] : [key])];
  return { line: lineAt(path), at: path.join('.'), ...said };
};

const sayIssue = (issue: Issue, file: unknown): Said => {
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: valueAt(file, issue.path) === undefined ? 'missing' : 'type',
        expected: issue.expected,
      };
    case 'too_small':
      return { code: 'least', expected: String(issue.minimum) };
    case 'too_big':
      return { code: 'most', expected: String(issue.maximum) };
    case 'invalid_value':
      return { code: 'one-of', expected: issue.values.map(String).join(', ') };
    case 'unrecognized_keys':
      return { code: 'unknown-key', expected: '', key: issue.keys[0] ?? '' };
    default:
      return { code: 'shape', expected: '' };
  }
};

const valueAt = (file: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    file,
  );
