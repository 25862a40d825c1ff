import './screenNotices.css';
import type { Screen } from '#contract/scene';
import type { MissingScreen, ScreenDoubt, ScreenNews } from '#contract/screens';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { Button } from '../../kit/Button';
import { missingName, screenName } from '../../kit/text/screenName';
import { useText } from '../../kit/text/useText';
import { useDesk } from './useDesk';

interface Props {
  screens: readonly Screen[];
  /** The wall that the desk looks at: there a missing one can be shown. */
  chosen: Screen;
}

/** More lines than that would leave no room for what they speak of. */
const mostLines = 2;

/** Walls that are away or taken for another: a line each, never a question that blocks. */
export function ScreenNotices({ screens, chosen }: Props) {
  const { t } = useText();
  const news = useWallSelector(selectStation).screenNews;
  const missing = news.missing.filter(({ hasContent }) => hasContent);
  const more = missing.length - mostLines;
  return (
    <>
      {news.doubts.map((doubt) => (
        <DoubtLine key={`${doubt.oneId} ${doubt.otherId}`} doubt={doubt} {...{ news, screens }} />
      ))}
      {missing.slice(0, mostLines).map((screen) => (
        <MissingLine key={screen.screenId} missing={screen} screens={screens} chosen={chosen} />
      ))}
      {more > 0 ? (
        <p className="screen-notice">{t('screens.missingMore', { count: more })}</p>
      ) : null}
    </>
  );
}

interface DoubtProps {
  doubt: ScreenDoubt;
  news: ScreenNews;
  screens: readonly Screen[];
}

function DoubtLine({ doubt, news, screens }: DoubtProps) {
  const { t } = useText();
  const { ask, run } = useDesk();
  const nameOf = (screenId: string): string => {
    const plugged = screens.find((screen) => screen.screenId === screenId);
    if (plugged !== undefined) return screenName(plugged, t);
    const away = news.missing.find((screen) => screen.screenId === screenId);
    return away === undefined ? '' : missingName(away, t);
  };
  const settle = (isSwapped: boolean): void =>
    void ask('screen:settle', { ...doubt, isSwapped }, nameOf(doubt.oneId));
  return (
    <div className="screen-notice" role="status" data-testid="screen-doubt">
      <p>{t('screens.doubt', { one: nameOf(doubt.oneId), other: nameOf(doubt.otherId) })}</p>
      <Button onPress={() => run({ kind: 'identify' })} keyOf="identify">
        {t('screens.identify')}
      </Button>
      <Button onPress={() => settle(true)} testId="screen-swap">
        {t('screens.swap')}
      </Button>
      <Button look="plain" onPress={() => settle(false)} testId="screen-right">
        {t('screens.right')}
      </Button>
    </div>
  );
}

interface MissingProps {
  missing: MissingScreen;
  screens: readonly Screen[];
  chosen: Screen;
}

function MissingLine({ missing, screens, chosen }: MissingProps) {
  const { t } = useText();
  const { ask } = useDesk();
  const { screenId, shownOnId } = missing;
  const name = missingName(missing, t);
  const host = screens.find((screen) => screen.screenId === shownOnId);
  const lend = (onId: Screen['screenId'] | null): void =>
    void ask('screen:lend', { screenId, onId }, name);
  return (
    <div className="screen-notice" role="status" data-testid="screen-missing">
      <p>
        {host === undefined
          ? t('screens.missing', { name })
          : t('screens.missingShown', { name, other: screenName(host, t) })}
      </p>
      {shownOnId === null ? (
        <Button onPress={() => lend(chosen.screenId)} testId="screen-lend">
          {t('screens.lend', { other: screenName(chosen, t) })}
        </Button>
      ) : (
        <Button onPress={() => lend(null)} testId="screen-take-back">
          {t('screens.takeBack')}
        </Button>
      )}
      <Button look="plain" onPress={() => void ask('screen:forget', { screenId }, name)}>
        {t('screens.forget')}
      </Button>
    </div>
  );
}
