const longest = 2_000;

/** The address of a stream in what somebody typed or dropped; null for words. */
export function streamAddress(text: string): string | null {
  const first = text.trim().split(/\r?\n/, 1)[0] ?? '';
  const isAddress = /^https?:\/\/[^\s/]+\/\S*$/i.test(first) && first.length <= longest;
  return isAddress && URL.canParse(first) ? first : null;
}
