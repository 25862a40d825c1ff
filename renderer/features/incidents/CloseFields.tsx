import { verdicts } from '#contract/incidentOrder';
import { useText } from '../../kit/text/useText';
import { PickField, WordsField } from './fields';

/** Verdict and cause. */
export function CloseFields() {
  const { t } = useText();
  return (
    <>
      <PickField
        name="verdict"
        kind="radio"
        label={t('case.verdictOf')}
        choices={verdicts.map((verdict) => [verdict, t(`case.verdict.${verdict}`)])}
        chosen="real"
      />
      <WordsField form="close" isLater />
    </>
  );
}
