import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { shapeOf } from '../shapeOf';
import { startGo2rtc, type FakeGo2rtc } from './fakeGo2rtc';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/go2rtc', name), 'utf8'));

let running: FakeGo2rtc | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

const watch = async (fake: FakeGo2rtc, name: string) => {
  const line = new WebSocket(`${fake.url.replace('http', 'ws')}/api/ws?src=${name}`);
  const words: unknown[] = [];
  const pieces: Buffer[] = [];
  line.on('message', (data: Buffer, isBinary) => {
    if (isBinary) pieces.push(data);
    else words.push(JSON.parse(data.toString()));
  });
  await new Promise((resolve) => line.once('open', resolve));
  line.send(JSON.stringify(fixture('ws-mse-request.json')));
  return { line, words, pieces };
};

describe('the fake of go2rtc', () => {
  it('tells itself and its streams, watched and idle, in the shapes of the fixtures', async () => {
    running = await startGo2rtc({ speed: 8 });
    const api: unknown = await (await fetch(`${running.url}/api`)).json();
    expect(shapeOf(api)).toEqual(shapeOf(fixture('api.json')));
    const { line, pieces } = await watch(running, 'gate_east');
    await expect.poll(() => pieces.length).toBeGreaterThan(3);
    const streams: unknown = await (await fetch(`${running.url}/api/streams`)).json();
    expect(shapeOf(streams)).toEqual(shapeOf(fixture('streams.json')));
    line.close();
    await expect.poll(() => running?.streams.get('gate_east')?.watchers).toBe(0);
  });

  it('answers over the WebSocket as the fixtures do, then sends MP4 from a key picture on', async () => {
    running = await startGo2rtc({ speed: 8 });
    const { words, pieces } = await watch(running, 'gate_east');
    await expect.poll(() => pieces.length).toBeGreaterThan(2);
    expect(words).toEqual([fixture('ws-mse-response.json')]);
    const kinds = pieces.slice(0, 3).map((piece) => piece.toString('latin1', 4, 8));
    expect(kinds).toEqual(['ftyp', 'moof', 'moof']);
  });

  it('says what is wrong in the shape of the fixture', async () => {
    running = await startGo2rtc();
    const { words } = await watch(running, 'nobody');
    await expect.poll(() => words.length).toBe(1);
    expect(shapeOf(words[0])).toEqual(shapeOf(fixture('ws-error.json')));
  });
});
