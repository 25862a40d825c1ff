import { lookup } from 'node:dns/promises';
import * as net from 'node:net';
import { finding, systemCode, type Finding } from './finding';

/** Where a platform is to be met. */
export interface Place {
  url: URL;
  /** Without the brackets of an address of the sixth version. */
  host: string;
  port: number;
}

const nameLimitMs = 5_000;
const reachLimitMs = 5_000;
const maxShown = 3;

/** The place that an address names; undefined for what is no http(s) address. */
export const placeOf = (address: string): Place | undefined => {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isSecure = url.protocol === 'https:';
  if ((!isSecure && url.protocol !== 'http:') || url.hostname === '') return undefined;
  const usual = isSecure ? 443 : 80;
  const port = url.port === '' ? usual : Number(url.port);
  return { url, host: url.hostname.replace(/^\[|\]$/g, ''), port };
};

/** A path of this machine or a `file:` address. */
export const isFile = (address: string): boolean =>
  address.startsWith('file:') || /^(\/|[a-z]:[\\/])/i.test(address);

/** Asks for the address behind a name. */
export const findName = async ({ host }: Place): Promise<Finding> => {
  if (net.isIP(host) !== 0) return finding('name-number', { host });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, nameLimitMs, 'late');
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    if (found === 'late') return finding('name-silent', { host });
    const addresses = [...new Set(found.map(({ address }) => address))].slice(0, maxShown);
    return finding('name-found', { host, addresses: addresses.join(', ') });
  } catch (error) {
    return finding(systemCode(error) === 'EAI_AGAIN' ? 'name-silent' : 'name-unknown', { host });
  } finally {
    clearTimeout(timer);
  }
};

/** Knocks at the port. */
export const reach = ({ host, port }: Place, signal: AbortSignal): Promise<Finding> =>
  new Promise((resolve) => {
    const where = { host, port: String(port) };
    const socket = net.connect({ host, port, signal });
    const settle = (found: Finding): void => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(reachLimitMs, () => {
      settle(finding('reach-silent', where));
    });
    socket.once('connect', () => {
      settle(finding('reach-good', { ...where, address: socket.remoteAddress ?? host }));
    });
    socket.once('error', (error) => {
      settle(finding(reachCodeOf(error), where));
    });
  });

const reachCodeOf = (error: unknown): 'reach-refused' | 'reach-silent' | 'reach-no-way' => {
  // Several addresses behind one name fail together; the first tells as much as all.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = systemCode(first);
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'reach-refused';
  return code === 'ETIMEDOUT' ? 'reach-silent' : 'reach-no-way';
};
