import { expect, it } from 'vitest';
import { isAllowedAddress } from './allowedAddress';

it.each([
  'app://brightwall/index.html',
  'blob:app://brightwall/0c1d',
  'data:image/png;base64,AA==',
  'http://127.0.0.1:4312/l/x/index.m3u8',
  'ws://127.0.0.1:4312/l/x/mse',
])('a page may load %s', (url) => {
  expect(isAllowedAddress(url)).toBe(true);
});

it.each([
  'https://example.com/',
  'http://example.com/',
  'http://localhost:80/',
  'http://127.0.0.1.example.com/',
  'http://user@example.com#@127.0.0.1/',
  'https://127.0.0.1/',
  'file:///etc/passwd',
  'ws://example.com/',
  'ws://localhost:1/',
  'wss://127.0.0.1:1/',
  'chrome://gpu',
  'nonsense',
])('a page may not load %s', (url) => {
  expect(isAllowedAddress(url)).toBe(false);
});
