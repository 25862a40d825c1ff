import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { shapeOf } from '../shapeOf';
import { startZlm, type FakeZlm } from './fakeZlm';

const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures/zlm', name), 'utf8');
const fixture = (name: string): unknown => JSON.parse(textOf(name));

let running: FakeZlm | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

const given = async (): Promise<{
  zlm: FakeZlm;
  ask: (name: string, secret?: string) => Promise<unknown>;
}> => {
  const schemas = ['rtmp', 'rtsp', 'fmp4', 'ts', 'hls', 'hls.fmp4'];
  const zlm = await startZlm({ streams: [{ app: 'live', stream: 'gate', schemas }] });
  running = zlm;
  const ask = async (name: string, secret = 'a-secret-of-this-run'): Promise<unknown> => {
    const response = await fetch(`${zlm.url}/index/api/${name}?secret=${secret}`);
    expect(response.status).toBe(200);
    return response.json();
  };
  return { zlm, ask };
};

/** Lines of a list with their values taken out. */
const kindsOf = (list: string): string[] =>
  list.split('\n').map((line) => line.replace(/[0-9]+/g, '0').replace(/EXTINF:0\.0/, 'EXTINF:0'));

describe('the fake of ZLMediaKit', () => {
  it('answers in the shapes of the fixtures', async () => {
    const { zlm, ask } = await given();
    expect(shapeOf(await ask('getMediaList'))).toEqual(shapeOf(fixture('zlm-getMediaList.json')));
    expect(shapeOf(await ask('version'))).toEqual(shapeOf(fixture('zlm-version.json')));
    zlm.streams.length = 0;
    expect(await ask('getMediaList')).toEqual(fixture('zlm-getMediaList-empty.json'));
  });

  it('refuses with status 200, as the fixture does', async () => {
    const { ask } = await given();
    expect(await ask('getMediaList', 'wrong')).toEqual(fixture('zlm-auth-failed.json'));
  });

  it('writes playlists line for line like the fixtures', async () => {
    const { zlm } = await given();
    for (const [name, file] of [
      ['hls.m3u8', 'zlm-hls-ts.m3u8'],
      ['hls.fmp4.m3u8', 'zlm-hls-fmp4.m3u8'],
    ] as const) {
      const list = await (await fetch(`${zlm.url}/live/gate/${name}`)).text();
      expect(new Set(kindsOf(list.trim()))).toEqual(new Set(kindsOf(textOf(file).trim())));
    }
  });
});
