import './contents.css';
import type { PlanWeb } from '#contract/content';
import { webOriginOf } from '#contract/content';
import { Icon } from '../../kit/Icon';
import { faultWords } from '../../kit/text/faultWords';
import { useText, type Text } from '../../kit/text/useText';
import { useEachSecond } from '../../kit/ticker';
import { clockText } from '../../kit/time';

/** The site without its scheme: what a person calls it. */
export const siteOf = (url: string): string => (webOriginOf(url) ?? '').replace(/^https?:\/\//, '');

/** Stands under a page: what is read before it comes and when it fails, and whose page it is. */
export function WebPlate({ page }: { page: PlanWeb }) {
  const { t } = useText();
  const next = useEachSecond((now) => nextTry(page, now, t));
  const { state, fault } = page;
  return (
    <section className="board web-tile" data-testid="web-tile" data-page={state}>
      {state === 'failed' && fault !== null ? (
        <div className="web-words" data-testid="web-plate">
          <p className="plate-state">
            <Icon name="plug" size="0.9em" />
            {t('content.web.failed')}
          </p>
          <p>
            {faultWords(fault.code, t)} · {t('wall.since', { time: clockText(page.sinceMs) })}
          </p>
          <p>{next}</p>
        </div>
      ) : state === 'loading' ? (
        <p className="web-words">{t('wall.openingShort')}</p>
      ) : null}
      <p className="web-foot">
        <b>{t('content.web.name')}</b>
        <span>{siteOf(page.url)}</span>
      </p>
    </section>
  );
}

/** Who put the page there is told what to do where trying again cannot help. */
function nextTry({ nextTryAtMs, fault }: PlanWeb, nowMs: number, t: Text['t']): string {
  if (nextTryAtMs === null) {
    return fault?.code === 'web/not-listed' ? t('content.web.askLead') : '';
  }
  const seconds = Math.ceil((nextTryAtMs - nowMs) / 1000);
  return seconds <= 0 ? t('wall.tryingNow') : t('wall.nextIn', { seconds });
}
