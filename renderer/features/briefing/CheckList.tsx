import { useEffect, useRef, useState } from 'react';
import type { BriefingBook, CutBriefing } from '#contract/briefing';
import type { ScreenId } from '#contract/ids';
import type { FaultCode } from '#contract/outcome';
import type { StationView } from '#contract/view';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

interface Props {
  station: StationView;
  programme: BriefingBook['programmes'][number];
  /** It was cut off there. */
  cut: CutBriefing | null;
  onRefused: (code: FaultCode | null) => void;
  onItem: (index: number) => void;
}

/** What has to be right before visitors look: sound, captions, demo or live, masks, walls. */
export function CheckList({ station, programme, cut, onRefused, onItem }: Props) {
  const { t } = useText();
  const [off, setOff] = useState<ReadonlySet<ScreenId>>(new Set());
  const [hasLiveControl, setControl] = useState(false);
  const [showsAlarms, setAlarms] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { screens } = station;
  const screenIds = screens.map(({ screenId }) => screenId).filter((one) => !off.has(one));
  const { items, checks, programmeId } = programme;
  const isReady = items.length > 0 && screenIds.length > 0;
  const start = (item: number): void => {
    if (!isReady) return;
    const wish = { programmeId, item, screenIds, hasLiveControl, showsAlarms };
    void request('briefing:start', wish).then((outcome) => {
      onRefused(outcome.ok ? null : outcome.fault.code);
    });
  };
  const toggle = (screenId: ScreenId): void => {
    const next = new Set(off);
    if (!next.delete(screenId)) next.add(screenId);
    setOff(next);
  };
  return (
    <section className="check-list" data-testid="check-list">
      <h3 className="part-title">{t('briefing.check.title')}</h3>
      <dl>
        <dt>{t('briefing.check.sound')}</dt>
        <dd>{soundWords(station, t)}</dd>
        <dt>{t('briefing.check.captions')}</dt>
        <dd>{captionWords(items, t)}</dd>
        <dt>{t('briefing.check.pictures')}</dt>
        <dd>{pictureWords(checks, t)}</dd>
        <dt>{t('briefing.check.masks')}</dt>
        <dd>{t('briefing.check.masksOn')}</dd>
        <dt>{t('briefing.check.missing')}</dt>
        <dd>
          <Missing checks={checks} onItem={onItem} />
        </dd>
        <dt>{t('briefing.check.walls')}</dt>
        <dd>
          {screens.map(({ screenId, number, name }) => (
            <Tick key={screenId} isOn={!off.has(screenId)} onToggle={() => toggle(screenId)}>
              {name === '' ? t('desk.wall.number', { number }) : name}
            </Tick>
          ))}
        </dd>
        <dt>{t('briefing.check.alarms')}</dt>
        <dd>
          <Tick isOn={showsAlarms} onToggle={() => setAlarms(!showsAlarms)}>
            {t('briefing.check.alarmsOn')}
          </Tick>
        </dd>
        <dt>{t('briefing.check.control')}</dt>
        <dd>
          <Tick isOn={hasLiveControl} onToggle={() => setControl(!hasLiveControl)}>
            {t('briefing.check.controlOn')}
          </Tick>
        </dd>
      </dl>
      <p className="hint">{t('briefing.check.hint')}</p>
      <div className="check-start">
        <button
          ref={first}
          type="button"
          className="button"
          data-look="primary"
          data-size="action"
          data-testid="briefing-start"
          aria-disabled={isReady ? undefined : true}
          onClick={() => start(1)}
        >
          {t('briefing.start')} <KeyCap label="Enter" />
        </button>
        {cut === null || cut.item > items.length ? null : (
          <Button size="action" testId="briefing-continue" onPress={() => start(cut.item)}>
            {t('briefing.continue', { item: cut.item, time: clockText(cut.atMs) })}
          </Button>
        )}
      </div>
    </section>
  );
}

function Tick(props: { isOn: boolean; onToggle: () => void; children: string }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={props.isOn} onChange={props.onToggle} /> {props.children}
    </label>
  );
}

function Missing({
  checks,
  onItem,
}: {
  checks: BriefingBook['programmes'][number]['checks'];
  onItem: (index: number) => void;
}) {
  const { t } = useText();
  const wrong = checks.flatMap(({ missing }, index) => (missing.length === 0 ? [] : [index]));
  if (wrong.length === 0) return <>{t('briefing.check.nothingMissing')}</>;
  return (
    <>
      {wrong.map((index) => (
        <Button key={index} look="plain" onPress={() => onItem(index)}>
          {t('briefing.check.missingAt', { item: index + 1 })}
        </Button>
      ))}
    </>
  );
}

type Say = (key: string, values?: Record<string, string | number>) => string;

function soundWords({ silencedUntilMs, sound, systemAlarms }: StationView, t: Say): string {
  if (systemAlarms.length > 0) return t('briefing.check.soundBroken');
  if (silencedUntilMs !== null) {
    return t('briefing.check.silenced', { time: clockText(silencedUntilMs) });
  }
  return t('briefing.check.soundOn', { volume: Math.round(sound.volume * 100) });
}

function captionWords(items: Props['programme']['items'], t: Say): string {
  const shown = items.filter(({ lowerThird }) => lowerThird !== 'none').length;
  const both = items.filter(({ lowerThird }) => lowerThird === 'both').length;
  return t('briefing.check.captionsOn', { shown, both });
}

function pictureWords(checks: Props['programme']['checks'], t: Say): string {
  const live = checks.filter((check) => check.live > 0).length;
  return live === 0 ? t('briefing.check.allDemo') : t('briefing.check.live', { count: live });
}
