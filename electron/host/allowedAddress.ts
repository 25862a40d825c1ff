const allowedSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:']);
const gatewaySchemes = new Set(['http:', 'ws:']);

/** Whether a page may load from there: our own pages, and the gateway on this machine. */
export const isAllowedAddress = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return allowedSchemes.has(protocol) || (gatewaySchemes.has(protocol) && hostname === '127.0.0.1');
};
