import type { TourLook, TourSource } from '#contract/tour';
import { localText, useText, type Text } from '../../kit/text/useText';

interface Props {
  look: TourLook | undefined;
  source: TourSource;
  dwellS: number;
}

/** What a tour would go through, and how long each of its cameras was shown. */
export function TourLookTable({ look, source, dwellS }: Props) {
  const { t, locale } = useText();
  if (look === undefined) return <p className="hint">{t('board.form.loading')}</p>;
  const more = look.count + look.skipped - look.rows.length;
  return (
    <section className="tour-look" data-testid="tour-look">
      <p className="tour-sum" role="status">
        {sumWords(look, source, dwellS, t)}
      </p>
      {look.unknown.length === 0 ? null : (
        <p className="tour-unknown">
          {t('tour.groups.unknown', { numbers: look.unknown.slice(0, 12).join(' ') })}
        </p>
      )}
      {source.kind === 'scenes' || look.rows.length === 0 ? null : (
        <>
          <h3 className="part-title">{t('tour.groups.shown')}</h3>
          <ol className="tour-rows">
            {look.rows.map(({ cameraId, number, name, isOnline, shownMs }) => (
              <li key={cameraId ?? number} data-online={isOnline} data-number={number}>
                <span className="tour-number">{number}</span>
                <span>{localText(name, locale)}</span>
                <span className="tour-time" data-ms={Math.round(shownMs)}>
                  {isOnline ? timeWords(shownMs, t) : t('desk.cameras.offline')}
                </span>
              </li>
            ))}
          </ol>
          {more > 0 ? <p className="hint">{t('tour.groups.more', { count: more })}</p> : null}
        </>
      )}
    </section>
  );
}

function sumWords(look: TourLook, source: TourSource, dwellS: number, t: Text['t']): string {
  const { count, skipped } = look;
  if (source.kind === 'scenes') return t('tour.groups.countScenes', { count });
  if (count + skipped === 0) return t('tour.groups.empty');
  const stays = source.kind === 'cameras' ? source.list : [];
  const own = stays.reduce((sum, item) => sum + (item.dwellS ?? dwellS) - dwellS, 0);
  const round = count * dwellS + own;
  return [
    t('tour.groups.count', { count }),
    ...(skipped === 0 ? [] : [t('tour.skipped', { count: skipped })]),
    t('tour.groups.round', { time: timeOf(round * 1000, t) }),
  ].join(' · ');
}

const timeWords = (ms: number, t: Text['t']): string =>
  ms < 1000 ? t('tour.groups.never') : timeOf(ms, t);

function timeOf(ms: number, t: Text['t']): string {
  const seconds = Math.round(ms / 1000);
  return t('tour.groups.shownTime', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
