import './contentFields.css';
import { useEffect, useState } from 'react';
import type { TileBoard } from '#contract/board';
import {
  webOriginOf,
  webZooms,
  type Countdown,
  type LowerThird,
  type Web,
} from '#contract/content';
import {
  defaultHotspotDwell,
  hotspotDwells,
  hotspotSourceSchema,
  type TileHotspot,
} from '#contract/hotspot';
import { request } from '../../bridge/bridge';
import { useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';
import { PickField } from '../incidents';
import { ClockFields } from './ClockFields';
import type { ContentKind } from './contentWish';
import { NoticeFields } from './NoticeFields';
import { WordsFields } from './WordsFields';

/** What is in the tile now; its choices are the first ones. */
export interface ContentNow {
  board: TileBoard | undefined;
  hotspot: TileHotspot | undefined;
  lowerThird: LowerThird | undefined;
}

const boardOf = <Kind extends TileBoard['kind']>(
  board: TileBoard | undefined,
  kind: Kind,
): Extract<TileBoard, { kind: Kind }> | undefined =>
  board?.kind === kind ? (board as Extract<TileBoard, { kind: Kind }>) : undefined;

/** The fields of one content. */
export function ContentFields({ kind, now }: { kind: ContentKind; now: ContentNow }) {
  const { t } = useText();
  switch (kind) {
    case 'hotspot':
      return <HotspotFields hotspot={now.hotspot} />;
    case 'clock':
      return <ClockFields clock={boardOf(now.board, 'clock')} />;
    case 'notice':
      return <NoticeFields notice={boardOf(now.board, 'notice')} />;
    case 'countdown':
      return <CountdownFields countdown={boardOf(now.board, 'countdown')} />;
    case 'lower-third':
      return (
        <>
          <WordsFields label={t('content.lowerThird.text')} start={now.lowerThird} most={80} />
          <p className="hint">{t('content.lowerThird.hint')}</p>
        </>
      );
    case 'web':
      return <WebFields web={boardOf(now.board, 'web')} />;
  }
}

function HotspotFields({ hotspot }: { hotspot: TileHotspot | undefined }) {
  const { t } = useText();
  return (
    <>
      <PickField
        name="source"
        kind="radio"
        label={t('content.hotspot.source')}
        choices={hotspotSourceSchema.options.map((one) => [one, t(`content.hotspot.${one}`)])}
        chosen={hotspot?.source ?? 'both'}
        isLater
      />
      <PickField
        name="dwell"
        kind="radio"
        label={t('content.hotspot.dwell')}
        choices={hotspotDwells.map((seconds) => [String(seconds), t('tour.seconds', { seconds })])}
        chosen={String(hotspot?.dwellS ?? defaultHotspotDwell)}
        isLater
      />
    </>
  );
}

const hourMs = 3_600_000;

function CountdownFields({ countdown }: { countdown: Countdown | undefined }) {
  const { t } = useText();
  const [start] = useState(
    () => countdown?.untilMs ?? (Math.floor(Date.now() / hourMs) + 1) * hourMs,
  );
  return (
    <>
      <WordsFields label={t('content.countdown.text')} start={countdown?.text} most={80} />
      <div className="case-fields">
        <label className="case-field">
          {t('content.countdown.date')}
          <input className="field" name="date" defaultValue={dateText(start)} maxLength={10} />
        </label>
        <label className="case-field">
          {t('content.countdown.time')}
          <input
            className="field"
            name="time"
            defaultValue={clockText(start).slice(0, 5)}
            maxLength={5}
          />
        </label>
      </div>
    </>
  );
}

function WebFields({ web }: { web: Web | undefined }) {
  const { t } = useText();
  const sites = useSites();
  return (
    <>
      <label className="case-field wide">
        {t('content.web.address')}
        <input
          className="field"
          name="url"
          inputMode="url"
          defaultValue={web?.url ?? ''}
          maxLength={2000}
          autoComplete="off"
        />
      </label>
      <p className="hint">
        {sites === undefined
          ? t('content.web.reading')
          : sites.length === 0
            ? t('content.web.noSites')
            : t('content.web.sites', { sites: sites.join('  ') })}
      </p>
      <PickField
        name="zoom"
        kind="radio"
        label={t('content.web.zoom')}
        choices={webZooms.map((percent) => [
          String(percent),
          t('content.web.percent', { percent }),
        ])}
        chosen={String(web?.zoom ?? 100)}
        isLater
      />
      <p className="hint">{t('content.web.hint')}</p>
    </>
  );
}

/** The sites that a person allowed. */
function useSites(): readonly string[] | undefined {
  const [sites, setSites] = useState<readonly string[]>();
  useEffect(() => {
    void request('settings:read', {}).then((read) => {
      setSites(read.ok ? read.value.webOrigins.flatMap((url) => webOriginOf(url) ?? []) : []);
    });
  }, []);
  return sites;
}
