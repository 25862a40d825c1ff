import { useEffect, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import { request } from '../../bridge/bridge';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { AlarmMoment } from '../moment/index';

const retryMs = 5000;

interface Props {
  alarm: Alarm;
  /** The live picture whose camera is replayed; null where there is none. */
  liveKey: string | null;
  width: number;
}

/** The picture of the moment; while the platform has none yet, its place stays and says when. */
export function MomentPicture({ alarm, liveKey, width }: Props) {
  const { t } = useText();
  const words = t('wall.then', { time: clockText(alarm.raisedAtMs) });
  const url = useMomentPicture(alarm);
  return (
    <figure className="card-moment" style={{ width }}>
      {url === undefined ? null : <img src={url} alt={words} />}
      <figcaption>{words}</figcaption>
      <AlarmMoment key={alarm.alarmId} alarm={alarm} liveKey={liveKey} />
    </figure>
  );
}

function useMomentPicture({ alarmId, pictureCount }: Alarm): string | undefined {
  const [picture, setPicture] = useState<{ alarmId: string; url: string }>();
  const hasPicture = pictureCount > 0;
  const isThere = picture?.alarmId === alarmId;
  useEffect(() => {
    if (!hasPicture || isThere) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const outcome = await request('picture:open', { of: 'alarm', alarmId, index: 0 });
      if (!isCurrent) return;
      if (outcome.ok) setPicture({ alarmId, url: outcome.value.url });
      else timer = setTimeout(() => void ask(), retryMs);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [alarmId, hasPicture, isThere]);
  return isThere ? picture.url : undefined;
}
