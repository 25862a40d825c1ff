/**
 * Where a media node is really reached. It tells the address that it knows itself by, which behind
 * a gateway is one that nobody outside can use.
 */
export interface HostRule {
  /** Address of the platform. */
  root: string;
  /**
   * Empty: as told. `platform`: the platform's host, the port as told. Otherwise a host, a host
   * with a port, or an address.
   */
  mediaHost: string;
}

/** The address with its host put right; path and query stay as they were told, to the letter. */
export const rewriteHost = (told: string, { root, mediaHost }: HostRule): string => {
  const wanted = mediaHost.trim();
  if (wanted === '') return told;
  const match = /^(https?:)\/\/([^/?#]*)(.*)$/i.exec(told);
  if (match === null) return told;
  const [, scheme = '', authority = '', rest = ''] = match;
  const port = /:\d+$/.exec(authority)?.[0] ?? '';
  if (wanted === 'platform') return `${scheme}//${new URL(root).hostname}${port}${rest}`;
  if (/^https?:\/\//i.test(wanted)) {
    return URL.canParse(wanted) ? `${wanted.replace(/\/+$/, '')}${rest}` : told;
  }
  const rewritten = `${scheme}//${wanted}${/:\d+$/.test(wanted) ? '' : port}${rest}`;
  return URL.canParse(rewritten) ? rewritten : told;
};

/** Adds a parameter and leaves the others as they are, in their order. */
export const withParameter = (url: string, name: string, value: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
