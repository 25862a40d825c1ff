import { failure, success, type Outcome } from '#contract/outcome';

import { readAttributes, type Attribute } from './attributes';
import { playlistLimits } from './limits';
import { readLines, type Line } from './lines';
import { attributeOf, readAddress } from './values';
import { PlaylistError, Variables } from './variables';

/** One choice of a stream. */
export interface Variant {
  /** Absolute, with its token. */
  url: string;
  bandwidth: number;
  codecs: string | null;
  widthPx: number | null;
  heightPx: number | null;
  attributes: readonly Attribute[];
}

/** A list of variants. */
export interface Multivariant {
  variants: Variant[];
  /** EXT-X-MEDIA, URI made absolute where there is one. */
  renditions: (readonly Attribute[])[];
  hasIndependentSegments: boolean;
}

const variantOf = (url: string, attributes: readonly Attribute[]): Variant => {
  const size = /^(\d{1,5})x(\d{1,5})$/.exec(attributeOf(attributes, 'RESOLUTION') ?? '');
  return {
    url,
    bandwidth: Number(/^\d{1,12}$/.exec(attributeOf(attributes, 'BANDWIDTH') ?? '')?.[0] ?? 0),
    codecs: attributeOf(attributes, 'CODECS') ?? null,
    widthPx: size === null ? null : Number(size[1]),
    heightPx: size === null ? null : Number(size[2]),
    attributes,
  };
};

/** Whether a text that is some playlist lists variants rather than segments. */
export const isMultivariant = (text: string): boolean => /^#EXT-X-STREAM-INF:/m.test(text);

/** Reads a list of variants; see `readMediaPlaylist` for what is refused. */
export const readMultivariant = (
  text: string,
  baseUrl: string,
  from = baseUrl,
): Outcome<Multivariant> => {
  const lines = readLines(text);
  if (typeof lines === 'string') return failure('stream/not-a-playlist', lines);
  try {
    return success(readVariants(lines, baseUrl, from));
  } catch (error) {
    if (error instanceof PlaylistError) return failure('stream/not-a-playlist', error.message);
    throw error;
  }
};

const readVariants = (lines: readonly Line[], baseUrl: string, from: string): Multivariant => {
  const variables = new Variables(baseUrl);
  const found: Multivariant = { variants: [], renditions: [], hasIndependentSegments: false };
  let coming: readonly Attribute[] | null = null;
  const read = (value: string): Attribute[] => {
    const attributes = readAttributes(value);
    if (attributes === undefined) throw new PlaylistError('attributes that are none');
    return attributes.map((each) =>
      each.isQuoted ? { ...each, value: variables.expand(each.value) } : each,
    );
  };
  const addressOf = (reference: string): string =>
    readAddress(variables.expand(reference), baseUrl, from);
  for (const line of lines) {
    if (found.variants.length + found.renditions.length > playlistLimits.variants) {
      throw new PlaylistError('too many variants');
    }
    if ('address' in line) {
      if (coming !== null) found.variants.push(variantOf(addressOf(line.address), coming));
      coming = null;
    } else if (line.tag === '#EXT-X-STREAM-INF') coming = read(line.value);
    else if (line.tag === '#EXT-X-DEFINE') variables.define(read(line.value));
    else if (line.tag === '#EXT-X-INDEPENDENT-SEGMENTS') found.hasIndependentSegments = true;
    else if (line.tag === '#EXT-X-MEDIA') {
      found.renditions.push(
        read(line.value).map((each) =>
          each.name === 'URI' ? { ...each, value: addressOf(each.value) } : each,
        ),
      );
    }
  }
  if (found.variants.length === 0) throw new PlaylistError('no variant');
  return found;
};
