import { nameFromAddress, toEntry, addressOf, type ListReading } from './listEntry';
import { fieldNamed, type RawEntry } from './listFields';
import { listLimits } from './listLimits';

/** Tags of a playlist of HLS itself: then the address is a camera and no list of cameras. */
const hlsTag = /^#EXT-X-(?:TARGETDURATION|STREAM-INF|MEDIA-SEQUENCE)/mu;

/** Whether a text is a playlist of one stream. */
export const isHlsPlaylist = (text: string): boolean =>
  /^\uFEFF?\s*#EXTM3U/u.test(text) && hlsTag.test(text);

/** Reads the cameras of an M3U list: `#EXTINF` with attributes and a title, then the address. */
export const readM3u = (text: string, base: string | undefined): ListReading => {
  const reading: ListReading = { entries: [], lost: 0 };
  let about: RawEntry = {};
  for (const line of linesOf(text)) {
    if (line.startsWith('#EXTINF:')) about = { ...about, ...infoOf(line.slice(8)) };
    else if (line.startsWith('#EXTGRP:')) about = { ...about, group: firstGroup(line.slice(8)) };
    else if (line !== '' && !line.startsWith('#')) {
      keep(reading, { ...about, url: line }, base);
      about = {};
    }
  }
  return reading;
};

const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .map((line) => line.slice(0, listLimits.line).trim());

const keep = (reading: ListReading, raw: RawEntry, base: string | undefined): void => {
  const entry = reading.entries.length < listLimits.cameras ? toEntry(raw, [], base) : undefined;
  if (entry === undefined) reading.lost += 1;
  else reading.entries.push(entry);
};

/** `-1 tvg-id="7" group-title="东区;全部",海滨路口`: the title begins after the first bare comma. */
const infoOf = (info: string): RawEntry => {
  const raw: RawEntry = {};
  const quoted = /([\w-]+)=(?:"([^"]*)"|([^\s",]*))/gu;
  const comma = bareComma(info);
  for (const [, key = '', inQuotes, bare] of info.slice(0, comma).matchAll(quoted)) {
    const field = fieldNamed(key);
    const value = inQuotes ?? bare ?? '';
    if (field === 'group') raw.group = firstGroup(value);
    else if (field !== undefined && field !== 'url' && value !== '') raw[field] = value;
  }
  const title = info.slice(comma + 1).trim();
  if (title !== '') raw.name = title;
  return raw;
};

const bareComma = (info: string): number => {
  let isQuoted = false;
  for (let index = 0; index < info.length; index += 1) {
    if (info[index] === '"') isQuoted = !isQuoted;
    else if (info[index] === ',' && !isQuoted) return index;
  }
  // A quote that nobody closed: the title begins after the last comma.
  const last = info.lastIndexOf(',');
  return last === -1 ? info.length : last;
};

/** A channel may be in several groups; it has one place in a tree. */
const firstGroup = (groups: string): string => groups.split(';', 1)[0] ?? '';

/** An address of one stream, read as a list of one camera. */
export const oneCamera = (address: string): ListReading => {
  const url = addressOf(address, undefined);
  const entry =
    url === undefined ? undefined : toEntry({ url, name: nameFromAddress(url) }, [], undefined);
  return entry === undefined ? { entries: [], lost: 1 } : { entries: [entry], lost: 0 };
};
