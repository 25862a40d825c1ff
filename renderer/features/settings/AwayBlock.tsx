import type { MissingScreen } from '#contract/screens';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { missingName } from '../../kit/text/screenName';
import { useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';

/** Walls that were here once: kept until somebody says that they will not come back. */
export function AwayBlock({ missing }: { missing: readonly MissingScreen[] }) {
  const { t } = useText();
  if (missing.length === 0) return null;
  return (
    <section data-part="away">
      <h3 className="part-title">{t('screens.away')}</h3>
      {missing.map((screen) => (
        <div key={screen.screenId} className="platform">
          <span>
            {t('screens.lastSeen', {
              name: missingName(screen, t),
              date: dateText(screen.seenAtMs),
              time: clockText(screen.seenAtMs),
            })}
          </span>
          <Button
            look="plain"
            onPress={() => void request('screen:forget', { screenId: screen.screenId })}
          >
            {t('screens.forget')}
          </Button>
        </div>
      ))}
    </section>
  );
}
