import { randomBytes } from 'node:crypto';
import type { IdPort } from '../wall/ports';

/** 144 bits from the system, url-safe. */
export const randomIds: IdPort = { secret: () => randomBytes(18).toString('base64url') };
