import type { IncidentId } from '#contract/ids';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { BundleNotice } from '../shift';
import { useDesk } from './useDesk';

/** Saves the case as one document that opens anywhere, and says where it went. */
export function CaseBundle({ incidentId }: { incidentId: IncidentId }) {
  const { t } = useText();
  const { state, run } = useDesk();
  const { bundle: progress } = useWallSelector(selectStation);
  const saved = state.bundle?.incidentId === incidentId ? state.bundle.receipt : null;
  return (
    <>
      <Button
        look="plain"
        size="action"
        keyOf="save"
        testId="case-bundle"
        onPress={() => run({ kind: 'save' })}
        unavailable={progress === null ? undefined : t('bundleUse.making')}
      >
        {t('bundleUse.do')}
      </Button>
      <BundleNotice progress={progress} receipt={saved} />
    </>
  );
}
