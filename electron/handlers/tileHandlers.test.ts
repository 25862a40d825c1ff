import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { aStation, desk } from '../../tests/fakes/aStation';

const place = { screenId: 'screen-1' as ScreenId, tileId: '2' as TileId };
const camera = (number: number) => `city:${String(number)}` as CameraId;

const aShownCamera = async () => {
  const made = await aStation();
  await made.handlers['scene:assign']({ ...place, cameraId: camera(12) }, desk);
  const listen = (number: number, isOn = true) =>
    made.handlers['tile:listen']({ ...place, cameraId: camera(number), isOn }, desk);
  const written = () =>
    made.journal.lines
      .filter(({ action }) => action === 'tile:listen')
      .map(({ subject, result }) => [subject, result]);
  return { ...made, listen, written };
};

describe('listening to a tile', () => {
  it('is allowed for the camera that it shows, and written down with its end', async () => {
    const { listen, written } = await aShownCamera();
    expect(await listen(12)).toMatchObject({ ok: true });
    expect(await listen(12, false)).toMatchObject({ ok: true });
    const subject = 'camera city:12 screen screen-1 tile 2';
    expect(written()).toEqual([
      [`${subject} on`, 'done'],
      [`${subject} off`, 'done'],
    ]);
  });

  it('is refused for another camera, and while the tile shows what was', async () => {
    const { listen, handlers, written } = await aShownCamera();
    expect(await listen(13)).toMatchObject({ fault: { code: 'scene/no-camera' } });
    await handlers['tile:replay']({ ...place, order: { kind: 'rewind' } }, desk);
    expect(await listen(12)).toMatchObject({ fault: { code: 'recording/no-sound' } });
    expect(written().map(([, result]) => result)).toEqual([
      'scene/no-camera',
      'recording/no-sound',
    ]);
  });
});
