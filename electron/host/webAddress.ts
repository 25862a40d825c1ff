const asHttp: Readonly<Record<string, string>> = {
  'http:': 'http:',
  'https:': 'https:',
  'ws:': 'http:',
  'wss:': 'https:',
};

/** A page of the web may go there: to one of the sites that a person allowed, and nowhere else. */
export const mayVisit = (url: string, origins: readonly string[]): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, origin } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && origins.includes(origin);
};

/** It may load that as a part of itself: from those sites, or what it made on its own. */
export const mayLoad = (url: string, origins: readonly string[]): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  const scheme = asHttp[protocol];
  return scheme !== undefined && mayVisit(`${scheme}//${host}/`, origins);
};
