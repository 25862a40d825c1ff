import tls from 'node:tls';

/** What newer engines have for this purpose. */
interface NewerTls {
  setDefaultCACertificates?: (certificates: readonly string[]) => void;
  getCACertificates?: (kind: 'default') => string[];
}

const newer = tls as NewerTls;
const plainContext = tls.createSecureContext.bind(tls);
let usual: readonly string[] | undefined;
let added: readonly string[] = [];
let isJoined = false;

/**
 * From now on every secure connection of this process trusts these authorities (PEM) beside the
 * usual ones, whoever opens it and by whichever library. Nothing else about checking changes.
 */
export const trustAuthorities = (certificates: readonly string[]): void => {
  added = certificates;
  if (newer.setDefaultCACertificates !== undefined && newer.getCACertificates !== undefined) {
    usual ??= newer.getCACertificates('default');
    newer.setDefaultCACertificates([...usual, ...added]);
  } else join();
};

/** Older engines have no call for it: each new connection is given the longer list. */
const join = (): void => {
  if (isJoined) return;
  isJoined = true;
  const joined: typeof tls.createSecureContext = (options = {}) => {
    // Whoever names authorities of its own means those alone.
    const isPlain = added.length === 0 || options.ca !== undefined;
    return plainContext(
      isPlain ? options : { ...options, ca: [...tls.rootCertificates, ...added] },
    );
  };
  Object.assign(tls, { createSecureContext: joined });
};
