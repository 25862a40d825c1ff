// Leases of one camera are followed once. What makes two addresses the same stream is everything
// but their tokens. Only names that are known to carry a permission are left out: a parameter left
// out wrongly would show one camera in the place of another.

const permissionNames = new Set([
  ...['token', 'access_token', 'accesstoken', 'auth', 'auth_key', 'authkey', 'authorization'],
  ...['sign', 'signature', 'sig', 'secret', 'wssecret', 'wstime', 'txsecret', 'txtime', 'jwt'],
  ...['ticket', 'session', 'sessionid', 'session_id', 'expires', 'expire', 'exp', 'expiry'],
  ...['nonce', 'timestamp', 'hdnts', 'hdnea', 'st', 'e', 'policy', 'key-pair-id'],
  ...['x-amz-signature', 'x-amz-date', 'x-amz-expires', 'x-amz-security-token'],
]);

const nameOf = (pair: string): string => (pair.split('=', 1)[0] ?? pair).toLowerCase();

/** What an address is without the permissions in it. */
export const upstreamKey = (url: string): string => {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const kept = url
    .slice(at + 1)
    .split('&')
    .filter((pair) => !permissionNames.has(nameOf(pair)));
  return kept.length === 0 ? url.slice(0, at) : `${url.slice(0, at)}?${kept.join('&')}`;
};
