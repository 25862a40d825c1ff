import { renameSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { redact, redactText } from './redact';

/** The log of this station: what happened, never a secret. */
export interface LogBook {
  info(what: string, more?: Record<string, unknown>): void;
  warn(what: string, more?: Record<string, unknown>): void;
  error(what: string, more?: Record<string, unknown>): void;
}

const maxFileBytes = 5 * 1024 * 1024;
const keptFiles = 5;

/** brightwall.log → brightwall.1.log → … ; the oldest is overwritten. */
const rotate = (file: string): void => {
  const numbered = (number: number): string => file.replace(/\.log$/, `.${String(number)}.log`);
  for (let number = keptFiles - 1; number >= 0; number -= 1) {
    try {
      renameSync(number === 0 ? file : numbered(number), numbered(number + 1));
    } catch {
      // Not that many files yet.
    }
  }
};

const lineOf = (what: string, more?: Record<string, unknown>): string =>
  more === undefined ? redactText(what) : `${redactText(what)} ${JSON.stringify(redact(more))}`;

/** Opens the log in `folder`; errors also go to the console. */
export const openLogBook = (folder: string): LogBook => {
  const log = electronLog.create({ logId: 'station' });
  log.transports.file.resolvePathFn = () => join(folder, 'brightwall.log');
  log.transports.file.maxSize = maxFileBytes;
  log.transports.file.archiveLogFn = (file) => {
    rotate(file.path);
  };
  log.transports.file.level = 'info';
  log.transports.console.level = 'error';
  return {
    info: (what, more) => {
      log.info(lineOf(what, more));
    },
    warn: (what, more) => {
      log.warn(lineOf(what, more));
    },
    error: (what, more) => {
      log.error(lineOf(what, more));
    },
  };
};
