import type { IncidentPart } from '#contract/incidentOrder';
import { useText } from '../../kit/text/useText';
import { PickField } from './fields';

/** Something that can be merged in or split off, in words. */
export interface PartChoice {
  part: IncidentPart;
  words: string;
}

/** Which alarm or case. */
export function PartFields({ parts }: { parts: readonly PartChoice[] }) {
  const { t } = useText();
  return (
    <PickField
      name="part"
      kind="radio"
      label={t('case.part')}
      choices={parts.map(({ part, words }) => [JSON.stringify(part), words])}
      chosen={parts[0] && JSON.stringify(parts[0].part)}
      empty={t('case.noPart')}
    />
  );
}
