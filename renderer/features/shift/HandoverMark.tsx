import type { HandoverStanding } from '#contract/handover';
import { useText } from '../../kit/text/useText';

/** On the top line while a handover is unfinished. */
export function HandoverMark({
  standing,
  onOpen,
}: {
  standing: HandoverStanding | null;
  onOpen: () => void;
}) {
  const { t } = useText();
  if (standing === null) return null;
  const { to, waiting, total } = standing;
  return (
    <button
      type="button"
      className="tab handover-mark"
      data-testid="handover-mark"
      onClick={onOpen}
    >
      {to === null ? t('handover.topNobody') : t('handover.top', { waiting, total })}
    </button>
  );
}
