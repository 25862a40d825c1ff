import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openLogBook } from './logBook';

const folder = mkdtempSync(join(tmpdir(), 'brightwall-log-'));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('writes lines without secrets, and begins a new file before one grows too large', () => {
  const log = openLogBook(folder);
  log.info('connected to http://10.0.0.1:80/path?token=abcdef', { password: 'opensesame' });
  const text = readFileSync(join(folder, 'brightwall.log'), 'utf8');
  expect(text).toContain('connected to http://10.0.0.1:80/[…] {"password":"[…]"}');
  const long = 'word '.repeat(50_000);
  for (let line = 0; line < 50; line += 1) log.warn(long);
  expect(readdirSync(folder).sort()).toEqual([
    'brightwall.1.log',
    'brightwall.2.log',
    'brightwall.log',
  ]);
});
