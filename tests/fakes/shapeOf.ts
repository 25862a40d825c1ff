/** What a value is made of: its fields and the kinds of what stands in them, without the values. */
export type Shape = string | { [field: string]: Shape } | Shape[];

/**
 * The shape of a value. Of a list every kind of entry is told once, so that a list of one is
 * compared with a list of a hundred.
 */
export const shapeOf = (value: unknown): Shape => {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const kinds = new Map(value.map((each) => [JSON.stringify(shapeOf(each)), shapeOf(each)]));
    return [...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, kind]) => kind);
  }
  if (typeof value !== 'object') return typeof value;
  const fields = Object.entries(value).map(([field, each]) => [field, shapeOf(each)] as const);
  return Object.fromEntries(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
};
