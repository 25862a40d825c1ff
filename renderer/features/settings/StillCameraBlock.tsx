import { useEffect, useState } from 'react';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { Settings } from '#contract/settings';
import { request } from '../../bridge/bridge';
import { faultWords } from '../../kit/text/faultWords';
import { localText, useText } from '../../kit/text/useText';
import { NumberField } from './fields';
import type { SettingsRoom } from './useSettings';

const usualSeconds = 60;
const leastSeconds = 3;
const highestNumber = 99_999_999;
const mostSeconds = 3600;
/** So many names are asked for at a time. */
const mostNames = 64;

/** Cameras whose picture hardly changes: how long that is no sign of a frozen picture. */
export function StillCameraBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t, locale } = useText();
  const [isUnknown, setUnknown] = useState(false);
  const { stillCameras } = settings.liveProof;
  const cameraIds = Object.keys(stillCameras) as CameraId[];
  const names = useCameras(cameraIds);
  const change = (cameraId: CameraId, seconds: number): void => {
    const { [cameraId]: _before, ...others } = stillCameras;
    const kept = Math.max(leastSeconds, Math.round(seconds));
    void room.change({
      liveProof: { stillCameras: seconds === 0 ? others : { ...others, [cameraId]: kept } },
    });
  };
  const add = async (number: number): Promise<void> => {
    const found = await request('catalog:number', { number: Math.round(number) });
    const camera = found.ok ? found.value : null;
    setUnknown(camera === null);
    if (camera !== null) change(camera.cameraId, usualSeconds);
  };
  return (
    <section data-part="still-cameras">
      <h3 className="part-title">{t('desk.settings.stillCameras')}</h3>
      <p className="hint">{t('desk.settings.stillHint')}</p>
      <div className="field-row">
        {cameraIds.map((cameraId) => {
          const camera = names.get(cameraId);
          const name = camera === undefined ? cameraId : localText(camera.name, locale);
          return (
            <NumberField
              key={cameraId}
              label={t('desk.settings.stillSeconds', { name })}
              value={stillCameras[cameraId] ?? null}
              least={0}
              most={mostSeconds}
              onChange={(seconds) => change(cameraId, seconds)}
            />
          );
        })}
        <NumberField
          key={cameraIds.length}
          label={t('desk.settings.stillAdd')}
          value={null}
          least={1}
          most={highestNumber}
          onChange={(number) => void add(number)}
        />
      </div>
      {isUnknown ? (
        <p className="refusal" role="alert">
          {faultWords('catalog/unknown-camera', t)}
        </p>
      ) : null}
    </section>
  );
}

function useCameras(cameraIds: readonly CameraId[]): ReadonlyMap<CameraId, Camera> {
  const [cameras, setCameras] = useState<ReadonlyMap<CameraId, Camera>>(new Map());
  const asked = cameraIds.slice(0, mostNames).join('\n');
  useEffect(() => {
    if (asked === '') return;
    void request('catalog:cameras', { cameraIds: asked.split('\n') as CameraId[] }).then(
      (found) => {
        if (found.ok) setCameras(new Map(found.value.map((camera) => [camera.cameraId, camera])));
      },
    );
  }, [asked]);
  return cameras;
}
