import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const LARGEST = 2_000_000;

function isText(file: string): boolean {
  return !/\.(png|jpe?g|ico|icns|webp|m4s|mp4|ts\.bin|wav|woff2?|node)$/.test(file);
}

/** Everything that git keeps or would keep; dependencies and output are ignored there. */
function filesInGit(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && isText(file));
}

function read(file: string): string {
  try {
    const whole = path.join(root, file);
    return statSync(whole).size > LARGEST ? '' : readFileSync(whole, 'utf8');
  } catch {
    return ''; // listed, and just removed
  }
}

const files = filesInGit().map((file) => ({ file, text: read(file) }));
const self = 'tests/fences/privacy.test.ts';

function filesWith(pattern: RegExp): string[] {
  return files
    .filter(({ file }) => file !== self)
    .flatMap(({ file, text }) => {
      const found = pattern.exec(text);
      return found === null ? [] : [`${file}: ${found[0]}`];
    });
}

const literally = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

describe('what goes into git', () => {
  it('holds no path of the machine it was written on', () => {
    const homes =
      /(^|[\s'"`(=:])(\/(home|Users)\/(?!someone\/)[a-z][\w.-]*\/|\/work\/\w|\/root\/|[A-Z]:\\\\?Users\\)/m;
    expect(filesWith(homes)).toEqual([]);
    for (const here of [root, homedir()].filter((folder) => folder.split('/').length > 2)) {
      expect(filesWith(literally(`${here}/`))).toEqual([]);
    }
  });

  it('holds no address of a package registry', () => {
    expect(filesWith(/"resolved":|registry\.npm|npmmirror\.com|\/\/[\w.-]+\/:_authToken/)).toEqual(
      [],
    );
  });

  it('holds no key or password', () => {
    expect(
      filesWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{30,}/),
    ).toEqual([]);
  });

  it('was looked at', () => {
    expect(files.length).toBeGreaterThan(50);
    console.log(`files looked at for privacy: ${files.length}`);
  });
});
