import { useEffect } from 'react';
import type { Alarm } from '#contract/alarm';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { useMomentPictureQuery } from './alarmsApi';

const retryMs = 5000;

/** The picture of the moment; while the platform has none yet, its place stays and says when. */
export function MomentPicture({ alarm }: { alarm: Alarm }) {
  const { t } = useText();
  const words = t('wall.then', { time: clockText(alarm.raisedAtMs) });
  const url = useMomentPicture(alarm);
  return (
    <figure className="card-moment">
      {url === undefined ? null : <img src={url} alt={words} />}
      <figcaption>{words}</figcaption>
    </figure>
  );
}

/** Asked again every five seconds until the platform has it. */
function useMomentPicture({ alarmId, pictureCount }: Alarm): string | undefined {
  const hasPicture = pictureCount > 0;
  const { currentData, isError, requestId, refetch } = useMomentPictureQuery(alarmId, {
    skip: !hasPicture,
  });
  useEffect(() => {
    if (!isError) return undefined;
    const timer = setTimeout(() => void refetch(), retryMs);
    return () => clearTimeout(timer);
  }, [isError, requestId, refetch]);
  return currentData?.url;
}
