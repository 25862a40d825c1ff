import fc from 'fast-check';
import { expect, it } from 'vitest';

import { gbBytes } from '../../../tests/builders/gbBytes';
import type { ListEntry } from './listEntry';
import { readList, type ReadList } from './readList';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const read = (text: string | Uint8Array, address?: string): ReadList => {
  const outcome = readList(typeof text === 'string' ? bytesOf(text) : text, address);
  if (!outcome.ok) throw new Error(outcome.fault.detail);
  return outcome.value;
};

const entriesOf = (text: string, address?: string): ListEntry[] => read(text, address).entries;
const refusal = (text: string): string | undefined => {
  const outcome = readList(bytesOf(text), undefined);
  return outcome.ok ? undefined : outcome.fault.code;
};

it('reads an M3U with attributes, groups and commas in quotes', () => {
  const { entries, format } = read(
    [
      '#EXTM3U x-tvg-url=""',
      '#EXTINF:-1 tvg-id="c7" tvg-chno="7" group-title="东区/海滨路;全部",海滨路口, 向东',
      '#EXTVLCOPT:network-caching=100',
      'http://192.0.2.7/live/7.m3u8?token=a,b',
      '#EXTGRP:西区',
      '#EXTINF:-1,',
      'https://192.0.2.8/east/index.m3u8',
    ].join('\r\n'),
  );
  expect(format).toBe('m3u');
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({
    id: 'c7',
    number: 7,
    name: { zh: '海滨路口, 向东' },
    folders: ['东区', '海滨路'],
    streams: { main: 'http://192.0.2.7/live/7.m3u8?token=a,b' },
  });
  expect(entries[1]).toMatchObject({ id: null, name: { zh: 'east' }, folders: ['西区'] });
});

it('takes a playlist of one stream for one camera, not for a list of segments', () => {
  const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2.0,\nseg1.ts\n';
  const { format, entries } = read(playlist, 'http://192.0.2.7/live/gate/index.m3u8');
  expect(format).toBe('playlist');
  expect(entries).toMatchObject([
    { name: { zh: 'gate' }, streams: { main: 'http://192.0.2.7/live/gate/index.m3u8' } },
  ]);
});

it('reads a table with Chinese headings in GB18030, below a title line', () => {
  const table = [
    '视频点位清单,,,,',
    '序号,点位名称,所属区域,播放地址,子码流地址',
    '12,"海滨路""东""口",东区\\海滨路,http://192.0.2.7/12.m3u8,http://192.0.2.7/12s.m3u8',
    '13,云汀路,东区,rtsp://192.0.2.7/13,',
  ].join('\r\n');
  const { entries, lost, encoding } = read(gbBytes(table));
  expect(encoding).toBe('gb18030');
  expect(entries).toMatchObject([
    {
      number: 12,
      name: { zh: '海滨路"东"口' },
      folders: ['东区', '海滨路'],
      streams: { main: 'http://192.0.2.7/12.m3u8', sub: 'http://192.0.2.7/12s.m3u8' },
    },
  ]);
  expect(lost).toBe(1);
});

it('tells the address of a house from the address of a stream', () => {
  const [entry] = entriesOf('名称,地址,流地址\n东门,海滨路 3 号,http://192.0.2.7/1.m3u8');
  expect(entry?.streams.main).toBe('http://192.0.2.7/1.m3u8');
  const [other] = entriesOf('名称,新平台拉流\n东门,http://192.0.2.7/1.m3u8');
  expect(other?.streams.main).toBe('http://192.0.2.7/1.m3u8');
});

it('reads tables that are parted by semicolons, tabs, or what their first line says', () => {
  for (const separator of [';', '\t', '，']) {
    const table = ['name', 'url'].join(separator) + `\na${separator}http://192.0.2.7/1.m3u8`;
    expect(entriesOf(table)).toMatchObject([{ name: { zh: 'a' } }]);
  }
  expect(entriesOf('sep=|\nurl|name\nhttp://192.0.2.7/1.m3u8|b')).toMatchObject([
    { name: { zh: 'b' } },
  ]);
  expect(entriesOf('gate,http://192.0.2.7/1.m3u8')).toMatchObject([{ name: { zh: 'gate' } }]);
});

it('believes no code that a spreadsheet rounded', () => {
  const table =
    'name,id,url\na,9.90E+19,http://192.0.2.7/1.m3u8\nb,="0012",http://192.0.2.7/2.m3u8';
  expect(entriesOf(table)).toMatchObject([{ id: null }, { id: '0012' }]);
  const json = '[{"name":"a","id":99010100001320000001,"url":"http://192.0.2.7/1.m3u8"}]';
  expect(entriesOf(json)).toMatchObject([{ id: null }]);
});

it('goes on after a quote that nobody closed', () => {
  const { entries, lost } = read(
    'name,url\n"open,http://192.0.2.7/1.m3u8\nb,http://192.0.2.7/2.m3u8\nc,http://192.0.2.7/3.m3u8',
  );
  expect(entries.map(({ name }) => name.zh)).toEqual(['b', 'c']);
  expect(lost).toBe(1);
});

it('reads JSON: a plain list, a list in an object, folders in folders', () => {
  const camera = { name: 'a', url: 'http://192.0.2.7/1.m3u8' };
  expect(entriesOf(JSON.stringify([camera]))).toHaveLength(1);
  expect(entriesOf(JSON.stringify({ code: 0, data: { total: 1 }, list: [camera] }))).toHaveLength(
    1,
  );
  const tree = {
    name: 'site',
    children: [
      { name: '东区', children: [{ name: '海滨路', cameras: [camera] }] },
      { name: '西区', children: [] },
      { ...camera, streams: { sub: 'http://192.0.2.7/s.m3u8' }, position: { lng: 170, lat: -40 } },
    ],
  };
  const { entries, lost } = read(JSON.stringify(tree));
  expect(entries).toMatchObject([
    { folders: ['东区', '海滨路'] },
    {
      folders: [],
      streams: { sub: 'http://192.0.2.7/s.m3u8' },
      position: { longitude: 170, latitude: -40 },
    },
  ]);
  expect(lost).toBe(0);
});

it('shows a camera without what cannot be true about it', () => {
  const of = (more: object): ListEntry | undefined =>
    entriesOf(JSON.stringify([{ url: 'http://192.0.2.7/1.m3u8', ...more }]))[0];
  expect(of({ lng: 0, lat: 0 })?.position).toBeNull();
  expect(of({ lng: 200, lat: 10 })?.position).toBeNull();
  expect(of({ status: '离线' })?.isOnline).toBe(false);
  expect(of({ status: 'ON', name: null, group: [1, null, 'x'] })).toMatchObject({
    isOnline: true,
    name: { zh: '1' },
    folders: ['1', 'x'],
  });
  expect(of({ name: '<img src=x onerror=alert(1)>'.padEnd(900, 'x') })?.name.zh).toHaveLength(200);
});

it('takes http and https only, and follows where the list lies', () => {
  const table = 'name,url\na,file:///etc/passwd\nb,javascript:alert(1)\nc,live/c.m3u8';
  const { entries, lost } = read(table, 'http://192.0.2.7/lists/all.csv');
  expect(entries).toMatchObject([{ streams: { main: 'http://192.0.2.7/lists/live/c.m3u8' } }]);
  expect(lost).toBe(2);
});

it('says that a log-in page, a torn JSON or a text without addresses is no list', () => {
  expect(refusal('<!DOCTYPE html><title>Log in</title>')).toBe('platform/bad-answer');
  expect(refusal('[{"name":"a","url":')).toBe('platform/bad-answer');
  expect(refusal('nothing\nto be seen')).toBe('platform/bad-answer');
  expect(read('  \n')).toMatchObject({ entries: [], lost: 0 });
});

it('is not moved by depth or length', () => {
  const deep = `${'{"c":['.repeat(5_000)}${']}'.repeat(5_000)}`;
  expect(refusal(deep) ?? read(deep).entries.length).toBe(0);
  const quotes = `name,url\n${'"a\n'.repeat(20_001)}`;
  expect(refusal(quotes)).toBe('platform/bad-answer');
  const long = `#EXTM3U\n#EXTINF:-1 ${'"'.repeat(200_000)}\nhttp://192.0.2.7/1.m3u8`;
  expect(entriesOf(long)).toHaveLength(1);
});

it('reads a hundred thousand cameras and counts the rest', () => {
  const rows = Array.from(
    { length: 100_002 },
    (_, n) => `c${String(n)},http://192.0.2.7/${String(n)}`,
  );
  const { entries, lost } = read(`name,url\n${rows.join('\n')}`);
  expect(entries).toHaveLength(100_000);
  expect(lost).toBe(2);
});

const hostile = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.json({ maxDepth: 6 }),
  fc
    .array(
      fc.constantFrom('#EXTM3U', '#EXTINF:-1', '"', ',', '\n', 'http://a/b', '=', '[', '{', ';'),
    )
    .map((parts) => parts.join('')),
);

it('never throws, and gives only cameras that can be asked for', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const outcome = readList(bytesOf(text), undefined);
      if (!outcome.ok) return;
      for (const entry of outcome.value.entries) {
        expect(entry.name.zh).not.toBe('');
        expect(entry.name.zh.length).toBeLessThanOrEqual(200);
        expect(Object.values(entry.streams).every((url) => /^https?:/u.test(url))).toBe(true);
        expect(entry.folders.length).toBeLessThanOrEqual(12);
      }
    }),
    { numRuns: 400 },
  );
});

it('reads back every table that was written by the rules', () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => text.replace(/[\r\n\0=]/gu, ' '));
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (names) => {
      const rows = names.map((name, n) => `${quote(name)},http://192.0.2.7/${String(n)}`);
      const entries = entriesOf(['name,url', ...rows].join('\n'));
      expect(entries).toHaveLength(names.length);
    }),
  );
});
