import type { Incident } from '#contract/incident';
import { isOverAt } from '../../kit/stepClock';
import { useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';

/** How many cases have overrun the limit of their step 超时; nothing when none has. */
export function OverCount({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useText();
  const now = useSecond();
  const count = incidents.filter((incident) => isOverAt(incident, now)).length;
  return count === 0 ? null : <b data-testid="over-count"> · {t('case.over', { count })}</b>;
}
