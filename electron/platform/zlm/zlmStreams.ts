import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { sameInBoth } from '#contract/text';

import type { ListedCamera } from '../common/catalogDifference';
import { plainText } from '../plainText';
import { wireMediaSchema, type WireMedia } from './zlmWire';

const defaultVhost = '__defaultVhost__';

/** One stream, whatever the number of forms in which it is listed. */
export interface ZlmStream {
  vhost: string;
  app: string;
  stream: string;
  /** HLS in fragmented MP4 is there, and in TS is not. */
  isFragmented: boolean;
}

/** What one listing says. */
interface ZlmListing {
  streams: ReadonlyMap<string, ZlmStream>;
  /** Rows of which nothing can be made. */
  lost: number;
}

/** Steps out of its folder, or has none: no address can be made of it. */
const isAddressable = (name: string): boolean =>
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const keyOf = ({ vhost, app, stream }: WireMedia): string =>
  `${vhost === defaultVhost ? '' : `${vhost}/`}${app}/${stream}`;

/** The list has a row for each form of a stream; a stream is one camera. */
export const groupStreams = (rows: readonly unknown[]): ZlmListing => {
  const forms = new Map<string, { media: WireMedia; schemas: Set<string> }>();
  let lost = 0;
  for (const row of rows) {
    const parsed = wireMediaSchema.safeParse(row);
    if (!parsed.success || !isAddressable(`${parsed.data.app}/${parsed.data.stream}`)) {
      lost += 1;
      continue;
    }
    const key = keyOf(parsed.data);
    const known = forms.get(key) ?? { media: parsed.data, schemas: new Set<string>() };
    known.schemas.add(parsed.data.schema);
    forms.set(key, known);
  }
  const streams = [...forms].map(([key, { media, schemas }]): [string, ZlmStream] => {
    const { vhost, app, stream } = media;
    const isFragmented = schemas.has('hls.fmp4') && !schemas.has('hls');
    return [key, { vhost, app, stream, isFragmented }];
  });
  return { streams: new Map(streams), lost };
};

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The path of a stream below the server's address, with the host it was published to. */
export const pathOf = (
  { vhost, app, stream }: ZlmStream,
  ending: string,
  query: Record<string, string> = {},
): string => {
  const named = vhost === defaultVhost ? query : { vhost, ...query };
  const asked = new URLSearchParams(named).toString();
  return `${encoded(app)}/${encoded(stream)}${ending}${asked === '' ? '' : `?${asked}`}`;
};

/** A stream that WVP or another platform published bears the 20-digit id of its channel. */
const nationalIdOf = (stream: string): string | null =>
  /(?:^|_)([0-9]{20})$/.exec(stream)?.[1] ?? null;

const nodeIdOf = (platformId: PlatformId, { vhost, app }: ZlmStream): NodeId =>
  `${platformId}:app/${vhost === defaultVhost ? '' : `${vhost}/`}${app}` as NodeId;

/** Applications are the branches; a server alone knows no other. */
export const toNodes = (platformId: PlatformId, streams: Iterable<ZlmStream>): CatalogNode[] => {
  const nodes = new Map<NodeId, CatalogNode>();
  for (const one of streams) {
    const nodeId = nodeIdOf(platformId, one);
    const name = sameInBoth(plainText(one.app, 60) || '–');
    nodes.set(nodeId, {
      nodeId,
      platformId,
      parentId: `${platformId}:` as NodeId,
      level: 'district',
      name,
    });
  }
  return [...nodes.values()];
};

/** @param place what the server is called here: it knows no places */
export const toCamera = (
  platformId: PlatformId,
  key: string,
  one: ZlmStream,
  place: string,
): ListedCamera => {
  const name = sameInBoth(plainText(one.stream, 90) || '–');
  return {
    cameraId: `${platformId}:${key}` as CameraId,
    platformId,
    nationalId: nationalIdOf(one.stream),
    number: null,
    name,
    shortName: name,
    place: sameInBoth(place),
    nodeId: nodeIdOf(platformId, one),
    cameraClass: 3,
    owner: '',
    position: null,
    kind: 'bullet',
    isOnline: true,
    isDemo: false,
  };
};
