import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a path of the fake is; may be changed while it runs. */
export interface FakePath {
  name: string;
  isOnline: boolean;
  codecs: string[];
  /** Configured by name; others exist because somebody publishes to them. */
  isConfigured: boolean;
  isOnDemand: boolean;
  /** Recorded stretches. */
  records: { startMs: number; seconds: number }[];
}

/** Which MediaMTX is played: its dialect follows from its version. */
export type FakeVersion = '1.9.3' | '1.15.6' | '1.16.0' | '1.17.1' | '1.18.0' | '1.20.1';

/** What all of its servers share. */
export interface World {
  version: FakeVersion;
  paths: Map<string, FakePath>;
  /** `user:password`; undefined: everybody may do everything. */
  login: string | undefined;
  /** Sessions of HLS end after that long without a request. */
  sessionLifeMs: number;
  /** Spoils any answer; true: it has answered. */
  spoil: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Whether the version played is that one or a later one. */
export const isSince = ({ version }: Pick<World, 'version'>, minor: number, patch = 0): boolean => {
  const [, ownMinor = 0, ownPatch = 0] = version.split('.').map(Number);
  return ownMinor > minor || (ownMinor === minor && ownPatch >= patch);
};

export const aPath = (name: string, wish: Partial<FakePath> = {}): FakePath => ({
  name,
  isOnline: true,
  codecs: ['H264'],
  isConfigured: true,
  isOnDemand: false,
  records: [],
  ...wish,
});

export const sendJson = (response: ServerResponse, body: unknown, status = 200): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

export const sendError = (response: ServerResponse, status: number, error: string): void => {
  sendJson(response, { status: 'error', error }, status);
};

export const sendBytes = (response: ServerResponse, type: string, body: Buffer | string): void => {
  response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

/** Whether the request brings the log-in: as Basic, or as a bearer `user:password`. */
export const isKnown = ({ login }: World, { headers }: IncomingMessage): boolean => {
  if (login === undefined) return true;
  const given = headers.authorization ?? '';
  const basic = `Basic ${Buffer.from(login).toString('base64')}`;
  return given === basic || given === `Bearer ${login}`;
};

export const refuse = (response: ServerResponse): void => {
  response.setHeader('www-authenticate', 'Basic realm="mediamtx"');
  sendError(response, 401, 'authentication error');
};
