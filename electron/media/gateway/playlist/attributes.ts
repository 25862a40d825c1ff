/** One attribute of a playlist tag; a quoted value is held without its quotes. */
export interface Attribute {
  name: string;
  value: string;
  isQuoted: boolean;
}

const maxAttributes = 40;
const namePattern = /^[A-Z0-9-]{1,60}$/;
const plainPattern = /^[\w .+@/:-]{1,200}$/;

/**
 * Reads `NAME=value,NAME="value"` in one pass. Undefined for anything else: what a player would
 * have to guess, it does not get.
 */
export const readAttributes = (text: string): Attribute[] | undefined => {
  const attributes: Attribute[] = [];
  let at = 0;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    if (equals < 0 || attributes.length >= maxAttributes) return undefined;
    const name = text.slice(at, equals).trim();
    if (!namePattern.test(name)) return undefined;
    const isQuoted = text[equals + 1] === '"';
    const from = isQuoted ? equals + 2 : equals + 1;
    let end = text.indexOf(isQuoted ? '"' : ',', from);
    if (end < 0) {
      if (isQuoted) return undefined;
      end = text.length;
    }
    const value = text.slice(from, end);
    if (!isQuoted && !plainPattern.test(value)) return undefined;
    attributes.push({ name, value, isQuoted });
    at = isQuoted ? end + 1 : end;
    if (at < text.length && text[at] !== ',') return undefined;
    at += 1;
  }
  return attributes;
};

/** Writes attributes as `readAttributes` reads them. */
export const writeAttributes = (attributes: readonly Attribute[]): string =>
  attributes
    .map(({ name, value, isQuoted }) => (isQuoted ? `${name}="${value}"` : `${name}=${value}`))
    .join(',');
