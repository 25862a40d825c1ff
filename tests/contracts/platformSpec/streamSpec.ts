import { expect } from 'vitest';

import type { CameraId } from '#contract/ids';

import { anAnswer, anOnlineCamera, codeOf, never, soon, valueOf, type Spec } from './stage';

/** Streams, still pictures and preset positions. */
export const streamSpec = ({ stage, start, holds, without }: Spec): void => {
  holds([], 'opens, renews and closes a stream', async () => {
    const told = await start();
    const { port } = told;
    const stream = valueOf(await port.openStream(anOnlineCamera(told).cameraId, 'sub'));
    expect(['hls', 'mse', 'whep']).toContain(stream.transport);
    expect(URL.canParse(stream.upstream.url)).toBe(true);
    expect(stream.expiresAtMs).toBeGreaterThan(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 20));
    const renewed = valueOf(await port.renewStream(stream.streamKey));
    expect(renewed.expiresAtMs).toBeGreaterThan(stream.expiresAtMs);
    await port.closeStream(stream.streamKey);
    expect(codeOf(await port.renewStream(stream.streamKey))).toBe('stream/lease-ended');
  });

  holds(['profiles'], 'opens the size of picture that is asked for', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    for (const profile of ['main', 'sub'] as const) {
      const stream = valueOf(await told.port.openStream(cameraId, profile));
      expect(stream.profile).toBe(profile);
      await told.port.closeStream(stream.streamKey);
    }
  });

  holds([], 'opens no stream of a camera that it does not know', async () => {
    const { port } = await start();
    const nobody = `${port.platformId}:00000000000000000000` as CameraId;
    expect(codeOf(await port.openStream(nobody, 'sub'))).toBe('catalog/unknown-camera');
    expect(codeOf(await port.renewStream('nothing'))).toBe('stream/lease-ended');
  });

  holds(['onlineState'], 'says that a camera is offline', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    await stage().changeCatalog('offline', cameraId);
    await expect
      .poll(async () => codeOf(await told.port.openStream(cameraId, 'sub')), soon)
      .toBe('stream/offline');
    await stage().changeCatalog('online', cameraId);
  });

  holds(['snapshot'], 'knows where a still picture is', async () => {
    const told = await start();
    const picture = valueOf(await told.port.snapshot(anOnlineCamera(told).cameraId));
    expect(URL.canParse(picture.url)).toBe(true);
  });

  without('snapshot', 'says that there is no still picture', async () => {
    const told = await start();
    const picture = await told.port.snapshot(anOnlineCamera(told).cameraId);
    expect(codeOf(picture)).toBe('media/no-picture');
  });

  holds(['presets'], 'sends a camera to a preset position so that others may, too', async () => {
    const told = await start();
    const { actor } = anAnswer(3);
    const steerable = [...told.cameras.values()].find(
      ({ kind, isOnline }) => kind === 'ptz' && isOnline,
    );
    const { cameraId } = steerable ?? never();
    const presets = valueOf(await told.port.presets(cameraId));
    expect(presets.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(valueOf(await told.port.goToPreset(cameraId, 2, actor))).toEqual(presets[1]);
    const other = { ...actor, seat: 9 };
    expect(valueOf(await told.port.goToPreset(cameraId, 3, other))).toEqual(presets[2]);
    expect(codeOf(await told.port.goToPreset(cameraId, 99, actor))).toBe('ptz/no-preset');
  });

  holds(['presets'], 'says why a camera cannot be steered', async () => {
    const told = await start();
    const { actor } = anAnswer(3);
    const fixed = [...told.cameras.values()].find(({ kind }) => kind !== 'ptz') ?? never();
    expect(valueOf(await told.port.presets(fixed.cameraId))).toEqual([]);
    expect(codeOf(await told.port.goToPreset(fixed.cameraId, 1, actor))).toBe('ptz/no-preset');
  });

  without('presets', 'says that no camera can be steered', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    expect(valueOf(await told.port.presets(cameraId))).toEqual([]);
    const steered = await told.port.goToPreset(cameraId, 1, anAnswer(3).actor);
    expect(codeOf(steered)).toBe('ptz/not-steerable');
  });
};
