const declared = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{1,20})["']/i;

/**
 * The text of a body. Bodies of GB/T 28181 are often written in GB 18030 whatever their head says,
 * so that what is no UTF-8 is read as that.
 */
export const bodyText = (bytes: Uint8Array): string => {
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const said = declared.exec(head)?.[1]?.toLowerCase() ?? '';
  const isWide = said.startsWith('utf-16') || bytes[0] === 0xff || bytes[0] === 0xfe;
  return decoded(bytes, isWide ? 'utf-16le' : 'gb18030') ?? new TextDecoder().decode(bytes);
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
