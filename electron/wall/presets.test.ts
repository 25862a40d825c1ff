import { describe, expect, it } from 'vitest';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { aCamera, aNode } from '../../tests/builders/catalog';
import { aStation, desk } from '../../tests/fakes/aStation';

const place = { screenId: 'screen-1' as ScreenId, tileId: '1' as TileId };
const cameraId = 'city:9' as CameraId;
const left = { number: 2, name: { zh: '左侧', en: 'Left' } };

/** The first tile shows camera 9, which is as told. */
async function withCamera(kind: 'ptz' | 'dome') {
  const made = await aStation();
  const cameras = [aCamera({ number: 9, kind })];
  made.platform.tellCatalog({ kind: 'upsert', nodes: [aNode()], cameras });
  await made.handlers['scene:assign']({ ...place, cameraId }, desk);
  const said = () => made.station.plans()[place.screenId]?.tiles[0]?.preset;
  return { ...made, said };
}

describe('preset positions of a tile', () => {
  it('are listed for a camera that can be steered, and for no other', async () => {
    const { handlers } = await withCamera('ptz');
    expect(await handlers['tile:presets'](place, desk)).toEqual({ ok: true, value: [left] });
    const fixed = await withCamera('dome');
    expect(await fixed.handlers['tile:presets'](place, desk)).toEqual({ ok: true, value: [] });
  });

  it('are gone to in the name of the officer, and the tile says so for a while', async () => {
    const { handlers, platform, settings, said, clock, journal } = await withCamera('ptz');
    expect(said()).toBeNull();
    expect(await handlers['tile:preset']({ ...place, number: 2 }, desk)).toMatchObject({
      ok: true,
    });
    expect(platform.steered).toEqual([{ cameraId, number: 2, actor: settings.current().actor }]);
    expect(said()).toEqual(left);
    expect(journal.lines.at(-1)).toMatchObject({ action: 'tile:preset', result: 'done' });
    await clock.pass(6_100);
    expect(said()).toBeNull();
  });

  it('are no longer said when the tile shows another camera', async () => {
    const { handlers, said } = await withCamera('ptz');
    await handlers['tile:preset']({ ...place, number: 2 }, desk);
    await handlers['scene:assign']({ ...place, cameraId: 'city:8' as CameraId }, desk);
    expect(said()).toBeNull();
  });

  it('are refused where the camera has none, or not that one', async () => {
    const fixed = await withCamera('dome');
    expect(await fixed.handlers['tile:preset']({ ...place, number: 2 }, desk)).toEqual(
      failure('ptz/not-steerable'),
    );
    const { handlers, said } = await withCamera('ptz');
    expect(await handlers['tile:preset']({ ...place, number: 9 }, desk)).toEqual(
      failure('ptz/no-preset'),
    );
    expect(said()).toBeNull();
  });

  it('are refused while somebody else steers', async () => {
    const { handlers, platform } = await withCamera('ptz');
    platform.fault = { code: 'ptz/held', detail: '3 Officer Three' };
    expect(await handlers['tile:preset']({ ...place, number: 2 }, desk)).toEqual(
      failure('ptz/held', '3 Officer Three'),
    );
  });
});
