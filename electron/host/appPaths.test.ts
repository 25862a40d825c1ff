import fc from 'fast-check';
import { normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, contentTypeOf, resolvePage } from './appPaths';

describe('addresses of our pages', () => {
  it.each([
    ['app://brightwall/', ['index.html']],
    ['app://brightwall/index.html', ['index.html']],
    ['app://brightwall/index.html?window=desk', ['index.html']],
    ['app://brightwall/index.html#top', ['index.html']],
    ['app://brightwall/assets/main-C0ffee_1.js', ['assets', 'main-C0ffee_1.js']],
  ])('%s names a file', (url, parts) => {
    expect(resolvePage(url)).toEqual(parts);
  });

  it.each([
    'app://brightwall/../main.js',
    'app://brightwall/assets/../../main.js',
    'app://brightwall/assets/..',
    'app://brightwall/./index.html',
    'app://brightwall/%2e%2e/main.js',
    'app://brightwall/%2E%2E%2Fmain.js',
    'app://brightwall/..%2fmain.js',
    'app://brightwall/..%5cmain.js',
    'app://brightwall/..\\main.js',
    'app://brightwall/C:/windows/win.ini',
    'app://brightwall//etc/passwd',
    'app://brightwall/etc//passwd',
    'app://brightwall/assets/',
    'app://brightwall/index.html%00.png',
    'app://brightwall/index.html\0.png',
    'app://brightwall/.env',
    'app://brightwall/assets/.hidden.js',
    'app://brightwall.example/index.html',
    'app://user@brightwall/index.html',
    'app://brightwall:80/index.html',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://brightwall/index.html',
    '',
  ])('%j is refused', (url) => {
    expect(resolvePage(url)).toBeUndefined();
  });

  it('never leads out of the folder of the pages', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '\0', 'a', 'index.html', ':', '~'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parts = resolvePage(`app://brightwall/${pieces.join('')}`);
        if (parts === undefined) return;
        const path = normalize(parts.join(sep));
        expect(path.startsWith('..')).toBe(false);
        expect(path).toBe(parts.join(sep));
        expect(path).not.toMatch(/[%\\\0:]/);
      }),
    );
  });

  it('serves only kinds of files that pages need', () => {
    expect(contentTypeOf('main.js')).toBe('text/javascript; charset=utf-8');
    expect(contentTypeOf('main.js.map')).toBeUndefined();
    expect(contentTypeOf('settings')).toBeUndefined();
  });

  it('begins its policy by forbidding everything', () => {
    expect(contentSecurityPolicy.startsWith("default-src 'none';")).toBe(true);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*(?![;\s]|$)|https:/);
  });
});
