import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';
import { aCamera } from '../../tests/builders/catalog';
import { platformIdOf } from './platformIds';
import { sourceOf, Twins } from './twins';

const id = '99010101001320000001';
const camera = (cameraId: string, nationalId: string | null = id): Camera =>
  aCamera({
    ...{ cameraId: cameraId as CameraId, nationalId },
    platformId: platformIdOf(cameraId as CameraId),
  });

const given = (...cameras: Camera[]): Twins => {
  const known: Camera[] = [];
  const twins = new Twins(() => known);
  for (const one of cameras) {
    known.push(one);
    twins.put(one, undefined);
  }
  return twins;
};

describe('One camera known to two platforms', () => {
  it('is joined by its 20-digit id', () => {
    const twins = given(camera('city:1'), camera('wvp:7'), camera('wvp:8', null));
    expect(twins.of(camera('city:1'))).toEqual(['wvp:7']);
    expect(twins.of(camera('wvp:7'))).toEqual(['city:1']);
    expect(twins.of(camera('wvp:8', null))).toEqual([]);
  });

  it('is joined in the order told, also with what was told while a platform was alone', () => {
    const twins = given(
      ...[camera('city:1'), camera('city:2', null), camera('mtx:3', null)],
      ...[camera('wvp:7'), camera('zlm:5')],
    );
    expect(twins.of(camera('zlm:5'))).toEqual(['city:1', 'wvp:7']);
    expect(twins.of(camera('city:1'))).toEqual(['wvp:7', 'zlm:5']);
  });

  it('is not joined with one that its platform took back while it was alone', () => {
    const known = [camera('city:2')];
    const twins = new Twins(() => known);
    twins.put(camera('city:1'), undefined);
    twins.put(camera('city:2'), undefined);
    twins.drop(camera('city:1'));
    known.push(camera('wvp:7'));
    twins.put(camera('wvp:7'), undefined);
    expect(twins.of(camera('wvp:7'))).toEqual(['city:2']);
  });

  it('is found once', () => {
    const cameras = [camera('city:1'), camera('wvp:7'), camera('city:2', null)];
    const found = given(...cameras).once(cameras);
    expect(found.map(({ cameraId }) => cameraId)).toEqual(['city:1', 'city:2']);
  });

  it('is not joined by an id that one platform gives twice, nor by one that is none', () => {
    const twice = given(camera('city:1'), camera('wvp:7'), camera('wvp:8'));
    expect(twice.of(camera('city:1'))).toEqual([]);
    for (const none of ['0'.repeat(20), '9901', '9901010100132000000x']) {
      expect(given(camera('a:1', none), camera('b:1', none)).of(camera('a:1', none))).toEqual([]);
    }
  });

  it('is parted when the id changes or the camera goes', () => {
    const twins = given(camera('city:1'), camera('wvp:7'));
    const other = camera('wvp:7', '99010101001320000002');
    twins.put(other, camera('wvp:7'));
    expect(twins.of(camera('city:1'))).toEqual([]);
    twins.put(camera('wvp:7'), other);
    twins.drop(camera('city:1'));
    expect(twins.of(camera('wvp:7'))).toEqual([]);
  });
});

describe('The picture of a camera', () => {
  const own = aCamera({ platformId: 'city' as PlatformId, cameraId: 'city:1' as CameraId });
  const twin = aCamera({ platformId: 'wvp' as PlatformId, cameraId: 'wvp:7' as CameraId });
  const from = (camera: Camera, twins: Camera[], ...well: string[]): CameraId =>
    sourceOf(camera, twins, (platformId) => well.includes(platformId)).cameraId;

  it('comes from its own platform, and from another while that one is away', () => {
    expect(from(own, [twin], 'city', 'wvp')).toBe('city:1');
    expect(from(own, [twin], 'wvp')).toBe('wvp:7');
    expect(from({ ...own, isOnline: false }, [twin], 'city', 'wvp')).toBe('wvp:7');
  });

  it('is asked for at its own platform when nobody else has it', () => {
    expect(from(own, [twin])).toBe('city:1');
    expect(from(own, [{ ...twin, isOnline: false }], 'wvp')).toBe('city:1');
    expect(from(own, [{ ...twin, isDemo: !own.isDemo }], 'wvp')).toBe('city:1');
  });
});
