import { useEffect, useState } from 'react';
import type { AlarmReport } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { endWords, momentText, seenWords } from './historyWords';

interface Props {
  report: AlarmReport;
  /** Its case is still worked on: there is a page for it. */
  onCase: (() => void) | null;
  onPutOnWall: (camera: Camera) => void;
  onLeave: () => void;
}

/** One alarm of the past with its picture, as it was reported last. */
export function HistoryDetail({ report, onCase, onPutOnWall, onLeave }: Props) {
  const { t, locale } = useText();
  const camera = useCamera(report);
  const { description, instruction } = report;
  const facts: readonly (readonly [string, string])[] = [
    [t('desk.fact.time'), momentText(report.raisedAtMs)],
    [t('desk.fact.state'), endWords(report, t)],
    [t('history.seenBy'), seenWords(report, t) || t('history.unseen')],
    [
      t('desk.cameras.title'),
      camera === null ? '' : `${String(camera.number)} ${localText(camera.name, locale)}`,
    ],
    [t('desk.fact.source'), t(`desk.source.${report.source}`)],
    [t('history.times'), report.count > 1 ? t('alarm.times', { count: report.count }) : ''],
    [t('desk.fact.description'), localText(description, locale)],
    [t('desk.fact.instruction'), localText(instruction, locale)],
  ];
  return (
    <aside className="history-detail" data-testid="history-detail">
      <div className="history-head">
        <PrioritySymbol priority={report.priority} size="1.5rem" />
        <h3>
          {localText(report.place, locale)} {localText(report.what, locale)}
        </h3>
      </div>
      <Picture key={report.alarmId} report={report} />
      <dl className="history-facts">
        {facts.map(([name, words]) =>
          words === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
      </dl>
      <div className="history-acts">
        {onCase === null ? null : (
          <Button look="primary" onPress={onCase}>
            {t('desk.keyWords.open')}
          </Button>
        )}
        {camera === null ? null : (
          <Button onPress={() => onPutOnWall(camera)}>{t('desk.keys.onWall')}</Button>
        )}
        <Button look="plain" keyLabel="Esc" onPress={onLeave}>
          {t('history.back')}
        </Button>
      </div>
    </aside>
  );
}

/** Its first picture, where the platform still has one. */
function Picture({ report: { alarmId, pictureCount } }: { report: AlarmReport }) {
  const { t } = useText();
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    if (pictureCount === 0) return undefined;
    let isCurrent = true;
    void request('picture:open', { of: 'alarm', alarmId, index: 0 }).then((outcome) => {
      if (isCurrent) setUrl(outcome.ok ? outcome.value.url : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [alarmId, pictureCount]);
  if (pictureCount === 0 || url === null) {
    return <p className="history-picture hint">{t('fault.media_no-picture')}</p>;
  }
  return url === undefined ? (
    <p className="history-picture hint">{t('history.looking')}</p>
  ) : (
    <img className="history-picture" src={url} alt="" onError={() => setUrl(null)} />
  );
}

/** Null until it is known, and when the catalog does not hold it any more. */
function useCamera({ cameraId }: AlarmReport): Camera | null {
  const [camera, setCamera] = useState<Camera | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const outcome =
        cameraId === null ? null : await request('catalog:cameras', { cameraIds: [cameraId] });
      if (isCurrent) setCamera(outcome?.ok === true ? (outcome.value[0] ?? null) : null);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [cameraId]);
  return camera;
}
