import { describe, expect, it } from 'vitest';
import { webOriginOf, webOriginSchema } from '#contract/content';
import { mayLoad, mayVisit } from './webAddress';

const origins = ['https://board.example', 'http://127.0.0.1:8080'];

describe('a page of the web', () => {
  it('goes to sites on the list and nowhere else', () => {
    expect(mayVisit('https://board.example/a?b#c', origins)).toBe(true);
    expect(mayVisit('https://BOARD.example:443/', origins)).toBe(true);
    for (const url of [
      'http://board.example/',
      'https://board.example:8443/',
      'https://board.example.evil/',
      'https://evil/https://board.example/',
      'https://board.example@evil/',
      'http://127.0.0.1:8081/',
      'about:blank',
      'data:text/html,x',
      'blob:https://board.example/1',
      'javascript:1',
      'file:///etc/passwd',
      'app://brightwall/index.html',
      'devtools://devtools/',
      'nonsense',
    ]) {
      expect(mayVisit(url, origins), url).toBe(false);
    }
  });

  it('loads parts from there, by sockets too, and what it made itself', () => {
    for (const url of [
      'https://board.example/x.js',
      'wss://board.example/live',
      'ws://127.0.0.1:8080/',
      'data:image/png;base64,AA',
      'blob:https://board.example/1',
    ]) {
      expect(mayLoad(url, origins), url).toBe(true);
    }
    for (const url of [
      'ws://board.example/',
      'https://cdn.example/x.js',
      'http://127.0.0.1:9/l/secret',
      'app://brightwall/pictures/x.png',
      'file:///etc/passwd',
      'chrome://gpu/',
      '',
    ]) {
      expect(mayLoad(url, origins), url).toBe(false);
    }
  });
});

describe('the list of sites', () => {
  it('takes scheme, host and port, and nothing more', () => {
    for (const site of origins) expect(webOriginSchema.safeParse(site).success, site).toBe(true);
    for (const site of [
      'board.example',
      'https://board.example/',
      'https://user@board.example',
      'https://board.example:0',
      'ftp://board.example',
      'https://Board.example',
      'https://',
    ]) {
      expect(webOriginSchema.safeParse(site).success, site).toBe(false);
    }
  });

  it('reads the site of an address as everybody else does', () => {
    expect(webOriginOf('https://board.example/map?key=1')).toBe('https://board.example');
    expect(webOriginOf('https://board.example')).toBe('https://board.example');
    for (const url of [
      'https://board.example@evil/',
      'https://board.example\\@evil/',
      'https://evil\\.board.example/',
      'https://board.example /',
      'javascript:https://board.example/',
      ' https://board.example/',
    ]) {
      expect(webOriginOf(url), url).toBeUndefined();
    }
  });
});
