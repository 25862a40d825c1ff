const codes = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const letter = decoder.decode(new Uint8Array([lead, trail]));
      if (letter.length === 1 && letter !== '\uFFFD') known.set(letter, [lead, trail]);
    }
  }
  return known;
};

let known: ReturnType<typeof codes> | undefined;

/** A text in GB18030, as far as two bytes a letter reach. */
export const gbBytes = (text: string): Uint8Array => {
  known ??= codes();
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const pair = known?.get(letter);
      return pair === undefined ? [letter.charCodeAt(0) & 0x7f] : [...pair];
    }),
  );
};
