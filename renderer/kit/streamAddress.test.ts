import { expect, it } from 'vitest';
import { streamAddress } from './streamAddress';

it('tells an address from words that somebody looks for', () => {
  expect(streamAddress(' http://192.0.2.7/live/1.m3u8?a=b ')).toBe(
    'http://192.0.2.7/live/1.m3u8?a=b',
  );
  expect(streamAddress('https://example.org/a\r\nhttps://example.org/b')).toBe(
    'https://example.org/a',
  );
  for (const words of ['海滨路', 'http', 'http://', 'rtsp://192.0.2.7/1', 'a http://b/c d', '']) {
    expect(streamAddress(words)).toBeNull();
  }
});
