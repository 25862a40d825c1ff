import { useEffect, useState } from 'react';
import type { Camera } from '#contract/camera';
import { layoutOf } from '#contract/layout';
import type { SceneRow } from '#contract/scene';
import { request } from '../../bridge/bridge';
import { KeyCap } from '../../kit/KeyCap';
import { localText, useText } from '../../kit/text/useText';
import { LivePicture } from './LivePicture';
import { useDesk } from './useDesk';

/** Typed digits, large, with what each key would do; the likeliest first (design.md §5). */
export function NumberEcho({
  scenes,
  tileNumber,
}: {
  scenes: readonly SceneRow[];
  tileNumber: number;
}) {
  const { t, locale } = useText();
  const { digits } = useDesk().state;
  const camera = useCameraNumber(digits);
  if (digits === '') return null;
  const number = Number(digits);
  const scene = scenes.find((one) => one.number === number);
  const choices: [string, string, boolean][] = [
    [
      'put',
      camera === null
        ? t('desk.echo.noCamera', { number })
        : t('desk.echo.camera', { name: localText(camera.name, locale), tile: tileNumber }),
      camera !== null,
    ],
    ['layout', t('desk.echo.layout', { tiles: number }), layoutOf(number) !== undefined],
    [
      'scene',
      scene === undefined
        ? t('desk.echo.noScene', { number })
        : t('desk.echo.scene', { name: scene.name }),
      scene !== undefined,
    ],
    ['tile', t('desk.echo.tile', { number }), number <= 64],
  ];
  return (
    <div className="echo" role="status" data-testid="number-echo">
      <div className="echo-top">
        <span className="echo-digits">{digits}</span>
        {camera === null ? null : (
          <>
            <div className="echo-picture">
              <LivePicture
                playKey={`echo:${camera.cameraId}`}
                camera={camera}
                purpose="miniature"
              />
            </div>
            <span className="echo-name">
              <b>{localText(camera.name, locale)}</b>
              <span>{localText(camera.place, locale)}</span>
              {camera.isOnline ? null : <span>{t('desk.cameras.offline')}</span>}
            </span>
          </>
        )}
      </div>
      <ul className="echo-keys">
        {choices.map(([action, words, isPossible]) => (
          <li key={action} data-possible={isPossible}>
            <KeyCap keyOf={action} /> {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useCameraNumber(digits: string): Camera | null {
  const [camera, setCamera] = useState<Camera | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const outcome =
        Number(digits) > 0 ? await request('catalog:number', { number: Number(digits) }) : null;
      if (!isCurrent) return;
      const found = outcome?.ok === true ? outcome.value : null;
      setCamera(found);
      if (found !== null) void request('stream:hint', { cameraIds: [found.cameraId] });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [digits]);
  return camera;
}
