import type { Camera } from '#contract/camera';
import type { StreamProfile } from '#contract/stream';
import type { LocalText, Position } from '#contract/text';

import { plainText } from '../plainText';
import type { ListField, RawEntry } from './listFields';
import { listLimits } from './listLimits';

/** One camera of a list, checked. */
export interface ListEntry extends Pick<Camera, 'cameraClass' | 'kind' | 'isOnline' | 'owner'> {
  /** What the list calls it; null when it says nothing that names one camera. */
  id: string | null;
  /** The number that the list gives it. */
  number: number | null;
  name: LocalText;
  /** Folders from the outermost. */
  folders: readonly string[];
  streams: Partial<Record<StreamProfile, string>>;
  position: Position | null;
  snapshot: string | null;
  /** In the list's own word, such as `H265`; null when it says nothing. */
  codec: string | null;
}

/** What came of a list. */
export interface ListReading {
  entries: ListEntry[];
  /** Records that could not be read, or were too many. */
  lost: number;
}

/** A record as a camera; undefined when it has no address that can be played. */
export const toEntry = (
  raw: RawEntry,
  folders: readonly string[],
  base: string | undefined,
): ListEntry | undefined => {
  const streams = streamsOf(raw, base);
  const first = streams.main ?? streams.sub ?? streams.small;
  if (first === undefined) return undefined;
  const zh = textOf(raw.name, listLimits.name) || textOf(raw.nameEn, listLimits.name);
  const name = zh === '' ? nameFromAddress(first) : zh;
  const number = numberOf(raw.number);
  return {
    // A column called 编号 holds a short number in one office and a long code in the next.
    id: idOf(raw.id) ?? (number === null ? idOf(raw.number) : null),
    number,
    name: { zh: name, en: textOf(raw.nameEn, listLimits.name) || name },
    folders: [...folders, ...foldersOf(raw.group)].slice(0, listLimits.depth),
    streams,
    position: positionOf(raw),
    owner: textOf(raw.owner, listLimits.name),
    isOnline: !isNo(raw.online),
    kind: kindOf(raw.kind),
    cameraClass: classOf(raw.class),
    snapshot: addressOf(raw.snapshot, base) ?? null,
    codec: textOf(raw.codec, 20) || null,
  };
};

/** Folders of a path such as `东区/海滨路` or `East > Shore`. */
export const foldersOf = (value: unknown): string[] => {
  const parts: unknown[] = Array.isArray(value) ? value.slice(0, listLimits.depth) : [value];
  return parts
    .flatMap((part) => textOf(part, listLimits.line).split(/[/\\>]+/u))
    .map((part) => plainText(part, listLimits.folderName))
    .filter((part) => part !== '')
    .slice(0, listLimits.depth);
};

const streamsOf = (raw: RawEntry, base: string | undefined): ListEntry['streams'] => {
  const streams: ListEntry['streams'] = {};
  for (const [profile, value] of [
    ['main', raw.url],
    ['sub', raw.sub],
    ['small', raw.small],
  ] as const) {
    const address = addressOf(value, base);
    if (address !== undefined) streams[profile] = address;
  }
  return streams;
};

/** An address that a gateway can fetch: http or https, whole or from where the list lies. */
export const addressOf = (value: unknown, base: string | undefined): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = unquoted(value);
  if (text === '' || text.length > listLimits.address || /[\s<>"]/u.test(text)) return undefined;
  // What looks like no address at all is not made one by where the list lies.
  const isWhole = /^https?:\/\//iu.test(text);
  if (!isWhole && (base === undefined || !/^[./]|\.m3u8?(?:$|\?)/iu.test(text))) return undefined;
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return /^https?:$/u.test(url.protocol) && url.href.length <= listLimits.address
    ? url.href
    : undefined;
};

/** Takes what a record says; what stands under an address and is none leaves room for one that is. */
export const takeField = (
  raw: RawEntry,
  field: ListField | undefined,
  value: unknown,
  base: string | undefined,
): void => {
  if (field === undefined || value === '' || value === null) return;
  const isAddress = field === 'url' || field === 'sub' || field === 'small';
  if (isAddress && addressOf(value, base) === undefined) return;
  raw[field] ??= value;
};

const textOf = (value: unknown, most: number): string => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? plainText(unquoted(value), most) : '';
};

/** Spreadsheets write `="0012"` to keep the zeros. */
const unquoted = (text: string): string => {
  const trimmed = text.slice(0, listLimits.cell).trim();
  return /^="(.*)"$/u.exec(trimmed)?.[1] ?? trimmed;
};

/** A long code that a spreadsheet turned into `3.40E+19` names every camera of its kind: none. */
const roundedCode = /^\d(?:\.\d+)?e\+?\d+$/iu;

const idOf = (value: unknown): string | null => {
  // Of a number that large the last digits are gone.
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
  const text = textOf(value, 64);
  return text === '' || roundedCode.test(text) ? null : text;
};

const numberOf = (value: unknown): number | null => {
  const text = textOf(value, 12);
  return /^\d{1,6}$/u.test(text) && Number(text) > 0 ? Number(text) : null;
};

const degrees = (value: unknown, most: number): number | null => {
  const text = textOf(value, 24);
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && Math.abs(number) <= most ? number : null;
};

/** Null for what cannot be true: outside of the world, or 0,0, which means that nobody knows. */
const positionOf = (raw: RawEntry): Position | null => {
  const longitude = degrees(raw.longitude, 180);
  const latitude = degrees(raw.latitude, 90);
  if (longitude === null || latitude === null) return null;
  return longitude === 0 && latitude === 0 ? null : { longitude, latitude };
};

const no = /^(?:0|off|offline|false|no|n|离线|不在线|否|停用)$/iu;
const isNo = (value: unknown): boolean => value === false || no.test(textOf(value, 20));

const kindOf = (value: unknown): Camera['kind'] => {
  const text = textOf(value, 40);
  // GB/T 28181 counts them: 1 speed dome, 2 half dome, 3 fixed.
  if (/ptz|球机|云台|^1$/iu.test(text)) return 'ptz';
  return /dome|半球|^2$/iu.test(text) ? 'dome' : 'bullet';
};

const classOf = (value: unknown): Camera['cameraClass'] => {
  const digit = /[123一二三]/u.exec(textOf(value, 20))?.[0];
  if (digit === '1' || digit === '一') return 1;
  return digit === '2' || digit === '二' ? 2 : 3;
};

/** A camera without a name is called by the end of its address; its secrets stay out of it. */
export const nameFromAddress = (address: string): string => {
  const { host, pathname } = new URL(address);
  const parts = pathname.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const isUsual = /^(?:index|live|stream|playlist|hls|main|master|video)?(?:\.m3u8?)?$/iu.test(
    last,
  );
  const name = isUsual ? (parts.at(-2) ?? '') : last.replace(/\.m3u8?$/iu, '');
  return plainText(decoded(name), 60) || host;
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
