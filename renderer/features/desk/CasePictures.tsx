import { useEffect, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { RequestArgs } from '#contract/channels';
import type { Incident } from '#contract/incident';
import { request } from '../../bridge/bridge';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { AlarmMoment } from '../moment';
import { LivePicture } from './LivePicture';

interface Props {
  alarm: Alarm | undefined;
  incident: Incident | undefined;
  cameras: readonly Camera[];
  onPutOnWall: (camera: Camera) => void;
}

/** Live, the moment inset, and up to four linked cameras beneath. */
export function CasePictures({ alarm, incident, cameras, onPutOnWall }: Props) {
  const { t, locale } = useText();
  const [first, ...linked] = cameras;
  return (
    <div className="case-pictures">
      <div className="case-live">
        {first === undefined ? (
          <Still alarm={alarm} incident={incident} index={0} />
        ) : (
          <>
            <LivePicture
              key={first.cameraId}
              playKey={`case:${first.cameraId}`}
              camera={first}
              purpose="alarm"
              hasWords
            />
            <span className="picture-chip">
              {t('mark.live')} {first.number}
            </span>
            <div className="case-moment">
              <Still alarm={alarm} incident={incident} index={0} />
              {alarm === undefined || alarm.cameraId !== first.cameraId ? null : (
                <AlarmMoment key={alarm.alarmId} alarm={alarm} liveKey={`case:${first.cameraId}`} />
              )}
            </div>
          </>
        )}
      </div>
      <div className="case-linked">
        {linked.slice(0, 4).map((camera) => (
          <button
            key={camera.cameraId}
            type="button"
            className="linked"
            title={t('desk.keys.onWall')}
            onClick={() => onPutOnWall(camera)}
          >
            <LivePicture
              playKey={`linked:${camera.cameraId}`}
              camera={camera}
              purpose="miniature"
            />
            <span className="linked-name">
              <b>{camera.number}</b> {localText(camera.shortName, locale)}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** The picture of the moment, by index; a word where there is none. */
function Still({
  alarm,
  incident,
  index,
}: {
  alarm: Alarm | undefined;
  incident: Incident | undefined;
  index: number;
}) {
  const { t } = useText();
  const [url, setUrl] = useState<string>();
  const alarmId = (alarm?.pictureCount ?? 0) > index ? alarm?.alarmId : undefined;
  const incidentId = (incident?.pictureCount ?? 0) > index ? incident?.incidentId : undefined;
  const atMs = alarm?.raisedAtMs ?? incident?.reportedAtMs ?? 0;
  useEffect(() => {
    let isCurrent = true;
    const args: RequestArgs<'picture:open'> | undefined =
      alarmId !== undefined
        ? { of: 'alarm', alarmId, index }
        : incidentId !== undefined
          ? { of: 'incident', incidentId, index }
          : undefined;
    if (args === undefined) return undefined;
    void request('picture:open', args).then((outcome) => {
      if (isCurrent && outcome.ok) setUrl(outcome.value.url);
    });
    return () => {
      isCurrent = false;
    };
  }, [alarmId, incidentId, index]);
  return (
    <figure className="still">
      {url === undefined ? (
        <span className="hint">{t('fault.media_no-picture')}</span>
      ) : (
        <img src={url} alt={t('desk.incidents.moment', { time: clockText(atMs) })} />
      )}
      <figcaption>{t('desk.incidents.moment', { time: clockText(atMs) })}</figcaption>
    </figure>
  );
}
