import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readWord, wishText } from './dialect';

const error = (value: string): string => JSON.stringify({ type: 'error', value });

describe('the words of a platform that sends MP4 over a WebSocket', () => {
  it('asks as go2rtc wants to be asked', () => {
    expect(JSON.parse(wishText({ codecs: ['avc1.640029', 'hvc1.1.6.L153.B0'] }))).toEqual({
      type: 'mse',
      value: 'avc1.640029,hvc1.1.6.L153.B0',
    });
  });

  it.each([
    'video/mp4; codecs="avc1.640029"',
    'video/mp4; codecs="avc1.640029,mp4a.40.2"',
    'video/mp4; codecs="hvc1.1.6.L153.B0, opus"',
  ])('takes %s for a format', (mimeType) => {
    const text = JSON.stringify({ type: 'mse', value: mimeType });
    expect(readWord(text)).toEqual({ kind: 'format', mimeType });
  });

  it.each(['text/html', 'video/mp4', 'video/mp4; codecs="<b>"', ''])(
    'lets no %j near a page',
    (value) => {
      expect(readWord(JSON.stringify({ type: 'mse', value }))).toEqual({
        kind: 'fault',
        code: 'stream/codec',
      });
    },
  );

  it.each([
    ['mse: streams: codecs not matched: video:H265 => video:H264', 'stream/codec'],
    ['mse: stream not found', 'stream/not-found'],
    ['mse: streams: dial tcp 192.0.2.101:554: i/o timeout', 'stream/offline'],
    ['mse: streams: dial tcp 192.0.2.101:554: connect: connection refused', 'stream/offline'],
    ['mse: streams: wrong user/pass', 'stream/unauthorized'],
    ['mse: streams: wrong response on DESCRIBE: 401 Unauthorized', 'stream/unauthorized'],
    ['mse: streams: EOF', 'stream/offline'],
    ['mse: something else', 'stream/server-error'],
  ])('names what "%s" means', (value, code) => {
    expect(readWord(error(value))).toEqual({ kind: 'fault', code });
  });

  it('hears nothing in anything else, and never throws', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{"type":"mse"}',
      '{"type":"webrtc/answer","value":""}',
    ]) {
      expect(['undefined', 'object']).toContain(typeof readWord(text));
    }
    expect(readWord('{"type":"mse","value":5}')).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => readWord(text) === undefined));
    fc.assert(
      fc.property(fc.json(), (text) => {
        readWord(text);
      }),
    );
  });
});
