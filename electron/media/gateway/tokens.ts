// A stream's address carries a token that is renewed from time to time. Addresses that pages see
// are made from the address without it, so that a renewal changes nothing for a player.

/** Stands for "the present value"; cannot occur in an address. */
const mark = '\u0001';

const splitQuery = (url: string): { path: string; pairs: string[] } => {
  const at = url.indexOf('?');
  return at < 0
    ? { path: url, pairs: [] }
    : { path: url.slice(0, at), pairs: url.slice(at + 1).split('&') };
};

const nameOf = (pair: string): string => pair.split('=', 1)[0] ?? pair;

/** Takes out of `url` every parameter that it shares with one of the stream's own addresses. */
export const hideTokens = (url: string, streamUrls: readonly string[]): string => {
  const { path, pairs } = splitQuery(url);
  if (pairs.length === 0) return url;
  const shared = new Set(streamUrls.flatMap((streamUrl) => splitQuery(streamUrl).pairs));
  // The order stays: some servers sign it.
  const hidden = pairs.map((pair) => (shared.has(pair) ? `${nameOf(pair)}=${mark}` : pair));
  return `${path}?${hidden.join('&')}`;
};

/** Puts the present parameters of the stream's address back. */
export const showTokens = (template: string, streamUrl: string): string => {
  const { path, pairs } = splitQuery(template);
  if (pairs.length === 0) return template;
  const present = new Map(splitQuery(streamUrl).pairs.map((pair) => [nameOf(pair), pair]));
  const shown = pairs.flatMap((pair) => {
    if (!pair.endsWith(`=${mark}`)) return [pair];
    const now = present.get(nameOf(pair));
    return now === undefined ? [] : [now];
  });
  return shown.length === 0 ? path : `${path}?${shown.join('&')}`;
};
