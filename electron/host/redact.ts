const hidden = '[…]';

/** Names whose values are never written down. */
const secretNames =
  /(authorization|password|passwd|pwd|secret|token|cookie|credential|api[-_]?key|session[-_]?id)/i;

const rules: readonly [RegExp, string | ((...groups: (string | undefined)[]) => string)][] = [
  // Addresses: user info, everything below the host, query and fragment.
  [
    /\b([a-z][a-z0-9+.-]*):\/\/(?:[^\s/@"'<>]*@)?([^\s/?#"'<>]+)([/?#][^\s"'<>]*)?/gi,
    (_all, scheme, host, rest) =>
      `${scheme ?? ''}://${host ?? ''}${rest === undefined || rest === '/' ? '' : `/${hidden}`}`,
  ],
  [/\b(bearer|basic|digest)\s+[A-Za-z0-9._~+/=-]{3,}/gi, `$1 ${hidden}`],
  [
    /((?:authorization|password|passwd|pwd|secret|token|cookie|credential|api[-_]?key|session[-_]?id)[\w-]*["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
    `$1${hidden}`,
  ],
  // JSON web tokens and other long runs that look random.
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}(?![\w-])/g, hidden],
];

/** A line as it may stand in a log file: no token, no password, no path or query of an address. */
export const redactText = (text: string): string =>
  rules.reduce<string>(
    (line, [pattern, replacement]) =>
      typeof replacement === 'string'
        ? line.replace(pattern, replacement)
        : line.replace(pattern, replacement),
    text,
  );

const maxDepth = 5;

/** A value as it may stand in a log file; secrets by their name, and by their look. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return redactText(value.stack ?? String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return hidden;
  if (Array.isArray(value)) return value.slice(0, 50).map((part) => redact(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      secretNames.test(name) ? hidden : redact(part, depth + 1),
    ]),
  );
};
