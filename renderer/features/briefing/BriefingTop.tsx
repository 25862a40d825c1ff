import type { BriefingStanding } from '#contract/briefing';
import type { StationView } from '#contract/view';
import { useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';
import { clockText, wallSpanText } from '../../kit/time';
import { aheadMs, plannedMs } from './timing';
import { bothWords } from './words';

interface Props {
  standing: BriefingStanding;
  station: StationView;
}

/** What runs and under which safety; spoken, planned, now. */
export function BriefingTop({ standing, station }: Props) {
  const { t, locale } = useText();
  const now = useSecond();
  const { programme, startedAtMs, index, itemSinceMs, hasLiveControl, liftedUntilMs } = standing;
  const ahead = aheadMs(standing, now);
  const here = now - itemSinceMs;
  const planned = (programme.items[index]?.plannedS ?? 0) * 1000;
  const numbers = station.screens
    .filter(({ screenId }) => standing.screenIds.includes(screenId))
    .map(({ number }) => String(number));
  const facts = [
    liftedUntilMs === null
      ? t('briefing.fact.soft')
      : t('briefing.fact.lifted', { time: clockText(liftedUntilMs) }),
    t(hasLiveControl ? 'briefing.fact.control' : 'briefing.fact.noControl'),
    t('briefing.fact.walls', { walls: numbers.join(t('briefing.and')) }),
  ];
  return (
    <header className="briefing-top">
      <h1>{t('briefing.title')}</h1>
      <span className="briefing-name">{bothWords(programme.name, locale)}</span>
      <span className="top-space" />
      <span className="briefing-facts">{facts.join(' · ')}</span>
      <span className="briefing-clocks" data-testid="briefing-clocks">
        <span className="briefing-clock">
          {t('briefing.clock.here')}{' '}
          <span data-over={here > planned}>
            {wallSpanText(here)} / {wallSpanText(planned)}
          </span>
        </span>
        <span className="briefing-clock">
          {t('briefing.clock.spoken')} <b>{wallSpanText(now - startedAtMs)}</b>
        </span>
        <span className="briefing-clock" data-over={ahead < 0}>
          {t(ahead < 0 ? 'briefing.clock.late' : 'briefing.clock.early', {
            planned: wallSpanText(plannedMs(programme)),
            by: wallSpanText(Math.abs(ahead)),
          })}
        </span>
        <b>{clockText(now)}</b>
      </span>
    </header>
  );
}
