/** The host part of our pages' addresses. */
const pagePattern = /^app:\/\/brightwall\/([^?#]*)(?:\?[^#]*)?(?:#.*)?$/;

// Names as the build makes them: no percent sign, no backslash, no hidden file, no empty part.
const partPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/**
 * The file below the pages' folder that an address names, as parts of a path; undefined for
 * anything that is not plainly one of our files.
 */
export const resolvePage = (url: string): string[] | undefined => {
  const path = pagePattern.exec(url)?.[1];
  if (path === undefined) return undefined;
  if (path === '') return ['index.html'];
  const parts = path.split('/');
  return parts.every((part) => partPattern.test(part)) ? parts : undefined;
};

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** The content type of a file of ours; undefined for kinds that pages do not need. */
export const contentTypeOf = (fileName: string): string | undefined =>
  types[fileName.slice(fileName.lastIndexOf('.') + 1)];

// The gateway is on this machine, on a port that the system chooses.
const gateway = 'http://127.0.0.1:*';
const gatewaySockets = 'ws://127.0.0.1:*';

/** What a page of ours may load and run: nothing but what is named. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' blob: data: ${gateway}`,
  "media-src 'self' blob:",
  `connect-src 'self' ${gateway} ${gatewaySockets}`,
  "worker-src 'self' blob:",
  "frame-src 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers on everything that we serve to a page. */
export const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'cache-control': 'no-cache',
} as const;
