import { describe, expect, it } from 'vitest';

import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { sameInBoth } from '#contract/text';

import { aCamera } from '../../../tests/builders/catalog';
import type { Held } from '../common/catalogDifference';
import { readWvpChannel, type WvpChannel } from './wvpChannelRow';
import { KnownChannels } from './wvpKnown';

const gbId = '99010101001320000001';
const cameraId = `p:${gbId}` as CameraId;
const about = { device: null, place: { nodeId: 'p:' as NodeId, place: sameInBoth('站') } };
const row = (key: number, id = gbId): WvpChannel => {
  const channel = readWvpChannel({ gbId: key, gbDeviceId: id });
  if (channel === undefined) throw new Error('not read');
  return channel;
};

/** Listings of channels, each taken as the catalog takes them. */
const given = () => {
  const held = new Map<CameraId, Held>();
  const channels = new KnownChannels('p' as PlatformId, held);
  const list = (...rows: WvpChannel[]): CameraId[] => {
    channels.begin();
    const known = rows.map((one) => channels.learn(one, about));
    for (const one of known) one.camera = aCamera({ cameraId: one.cameraId });
    channels.end();
    return known.map((one) => one.cameraId);
  };
  return { channels, held, list };
};

describe('KnownChannels', () => {
  it('two channels of one id are two cameras, each by its number from then on', () => {
    const { channels, list } = given();
    expect(list(row(1), row(2))).toEqual([cameraId, `${cameraId}.2`]);
    expect(list(row(2), row(1))).toEqual([`${cameraId}.2`, cameraId]);
    expect(channels.channel(cameraId)).toMatchObject({ key: 1, gbId });
  });

  it('what a whole listing did not tell is unknown, though its camera is held', () => {
    const { channels, held, list } = given();
    list(row(1));
    list();
    expect(held.get(cameraId)?.camera).toBeDefined();
    expect(channels.channel(cameraId)).toBeUndefined();
    expect(channels.byKey(1)).toBeUndefined();
    expect(channels.byGbId(gbId)).toBeUndefined();
  });

  it('a camera that comes back with another number is the same camera', () => {
    const { channels, list } = given();
    list(row(1));
    list();
    expect(list(row(7))).toEqual([cameraId]);
    expect(channels.byKey(7)).toBe(cameraId);
  });

  it('a row that got another id is another camera', () => {
    const { channels, list } = given();
    list(row(1));
    const other = '99010101001320000002';
    expect(list(row(1, other))).toEqual([`p:${other}`]);
    expect(channels.channel(cameraId)).toBeUndefined();
    expect(channels.byKey(1)).toBe(`p:${other}`);
  });
});
