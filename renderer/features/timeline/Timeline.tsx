import './timeline.css';
import { useMemo, type ReactNode } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { TileReplay } from '#contract/replay';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { localText, useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';
import { leadMs } from './alarmMarks';
import { isRecordedAt } from './drawnSpans';
import { dayOf, timeAt, zoomedLength } from './timeRange';
import { TimeStrip } from './TimeStrip';
import { TypedTime } from './TypedTime';
import { useAlarmMarks } from './useAlarmMarks';
import { usePlayhead } from './usePlayhead';
import { useRange } from './useRange';
import { useSpans, type KnownSpans } from './useSpans';

interface Props {
  camera: Camera;
  replay: TileReplay | null;
  alarms: Readonly<Record<string, Alarm>>;
  lengthMs: number;
  onLength: (lengthMs: number) => void;
  /** From there on; now or later is live. */
  onAt: (atMs: number) => void;
  /** What concerns the whole wall, and going through time by buttons. */
  children: ReactNode;
}

/** When a camera was recorded, as a strip on which a time is chosen. */
export function Timeline({ camera, replay, alarms, lengthMs, onLength, onAt, children }: Props) {
  const { range, zoomAt, lookAt, pan } = useRange({ replay, lengthMs, onLength });
  const fromMs = dayOf(range.fromMs).fromMs;
  const { toMs } = dayOf(range.toMs);
  const days = useMemo(() => ({ fromMs, toMs }), [fromMs, toMs]);
  const known = useSpans(camera.cameraId, days);
  const marks = useAlarmMarks(camera, alarms, days, range);
  const atMs = usePlayhead(replay);
  const middleMs = timeAt(0.5, range);
  return (
    <>
      <Place camera={camera} atMs={atMs} replay={replay} spans={known.spans} />
      <TimeStrip
        range={range}
        spans={known.spans}
        marks={marks}
        atMs={atMs}
        isLive={replay === null}
        onAt={onAt}
        onMark={(mark) => onAt(mark.atMs - leadMs)}
        onZoom={zoomAt}
        onPan={pan}
      />
      <div className="timeline-hands">
        <Day dayMs={middleMs} onDay={lookAt} />
        <TypedTime dayMs={middleMs} onAt={onAt} />
        <Zoom onZoom={(by) => onLength(zoomedLength(lengthMs, by))} />
        {children}
      </div>
      <Standing
        known={known}
        isAny={(known.spans ?? []).some(
          (one) => one.toMs > range.fromMs && one.fromMs < range.toMs,
        )}
      />
    </>
  );
}

/** Large: what is seen, of when, and of which camera. */
function Place({ camera, atMs, replay, spans }: Seen) {
  const { t, locale } = useText();
  const isGap = replay?.isRecording === true && spans !== null && !isRecordedAt(spans, atMs);
  const rate = replay?.rate === 0 ? t('timeline.still') : `×${String(replay?.rate)}`;
  return (
    <p className="timeline-place" data-live={replay === null}>
      <b data-testid="timeline-state">{t(replay === null ? 'mark.live' : 'mark.recorded')}</b>
      <time data-testid="timeline-clock">{clockText(atMs)}</time>
      <span>{dateText(atMs)}</span>
      {replay === null ? null : <span>{rate}</span>}
      {isGap ? <strong>{t('timeline.none')}</strong> : null}
      <span className="timeline-camera">
        {`${String(camera.number)} ${localText(camera.name, locale)}`}
      </span>
    </p>
  );
}

type Seen = Pick<Props, 'camera' | 'replay'> & Pick<KnownSpans, 'spans'> & { atMs: number };

/** Another day at the same hour; nothing is played before a time is chosen. */
function Day({ dayMs, onDay }: { dayMs: number; onDay: (atMs: number) => void }) {
  const { t } = useText();
  return (
    <input
      type="date"
      className="field timeline-day"
      data-testid="timeline-day"
      aria-label={t('timeline.day')}
      title={t('timeline.day')}
      max="9999-12-31"
      value={dateText(dayMs)}
      onChange={({ target }) => {
        const day = new Date(`${target.value}T00:00:00`);
        if (Number.isNaN(day.getTime()) || day.getTime() > Date.now()) return;
        onDay(day.getTime() + (dayMs - dayOf(dayMs).fromMs));
      }}
    />
  );
}

function Zoom({ onZoom }: { onZoom: (by: 1 | -1) => void }) {
  const { t } = useText();
  return (
    <span className="timeline-zoom" role="group" aria-label={t('timeline.zoom')}>
      <Button look="plain" keyOf="timelineOut" onPress={() => onZoom(-1)}>
        {t('timeline.wider')}
      </Button>
      <Button look="plain" keyOf="timelineIn" onPress={() => onZoom(1)}>
        {t('timeline.nearer')}
      </Button>
    </span>
  );
}

/** Why there is nothing on the strip, and what can be done. */
function Standing({ known, isAny }: { known: ReturnType<typeof useSpans>; isAny: boolean }) {
  const { t } = useText();
  const { spans, fault, isComplete, again } = known;
  const words =
    fault !== null
      ? faultWords(fault, t)
      : spans === null
        ? t('timeline.loading')
        : !isAny
          ? t('timeline.empty')
          : isComplete
            ? null
            : t('timeline.partial');
  return (
    <p className="timeline-standing" role="status" data-testid="timeline-standing">
      {words}
      {fault === null || fault === 'recording/not-offered' ? null : (
        <Button look="plain" onPress={again}>
          {t('timeline.again')}
        </Button>
      )}
    </p>
  );
}
