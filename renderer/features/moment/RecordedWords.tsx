import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import type { RecordedPlace } from '../playback';

/** Why a recording shows nothing now; nothing while it shows its pictures. */
export function RecordedWords({ state }: Pick<RecordedPlace, 'state'>) {
  const { t } = useText();
  if (state === 'shown') return null;
  return (
    <p className="recorded-words" data-testid="recorded-words" data-state={state}>
      {state === 'loading' ? t('wall.recordingLoading') : faultWords(state, t)}
    </p>
  );
}
