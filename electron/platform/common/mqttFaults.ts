import type { Fault } from '#contract/outcome';
import { isCertificateWord } from '../certificateWord';

/** Why a line could not be had, or broke. */
export const connectionFault = (error: Error): Fault => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isCertificateWord(code)) return { code: 'platform/certificate', detail: code };
  if (code === 'ETIMEDOUT') return { code: 'platform/timeout' };
  return { code: 'platform/unreachable', ...(code === '' ? {} : { detail: code }) };
};

/** What the broker says to a log-in, by its number. */
export const refusalOf = (code: number): Fault => {
  if (code === 4 || code === 5) return { code: 'platform/login-refused' };
  if (code === 3) return { code: 'platform/failed' };
  return { code: 'platform/refused', detail: `CONNACK ${String(code)}` };
};
