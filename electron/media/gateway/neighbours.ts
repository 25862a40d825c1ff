import { isIP } from 'node:net';

// A playlist comes from a platform and may point anywhere. It must not make this machine ask its
// own services, or those that only its own network segment sees.

const isOwnMachine = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '0.0.0.0' ||
  host === '::' ||
  host === '::1' ||
  /^127\./.test(host) ||
  /^::ffff:(7f|0:)/.test(host);

const isLinkLocal = (host: string): boolean =>
  /^169\.254\./.test(host) || /^fe[89ab][0-9a-f]:/.test(host) || /^::ffff:a9fe:/.test(host);

/** Whether a stream of `from` may lead to `url`: anywhere but to this machine's own neighbours. */
export const mayLeadTo = (url: URL, from: URL): boolean => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '') return url.host === from.host;
  if (url.hostname === from.hostname) return true;
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === '') return false;
  if (isOwnMachine(host)) return false;
  return !(isIP(host) !== 0 && isLinkLocal(host));
};
