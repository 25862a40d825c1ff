/** Whether the system's word for a failure (`CERT_HAS_EXPIRED`) is about a certificate. */
export const isCertificateWord = (word: string): boolean =>
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(word);
