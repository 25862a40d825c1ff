import type { Incident, Unit } from '#contract/incident';
import { joints } from '#contract/incidentOrder';
import { localText, useText } from '../../kit/text/useText';
import { PickField, SelectField, WordsField } from './fields';

const limits = [5, 10, 15, 30, 60, 240, 1440] as const;

/** To whom, as which of the six joints, until when, and what is to be done. */
export function AssignFields({
  incident,
  units,
}: {
  incident: Incident;
  units: readonly Unit[] | undefined;
}) {
  const { t, locale } = useText();
  if (units === undefined) return <p className="hint">{t('case.unitsComing')}</p>;
  return (
    <>
      <PickField
        name="unit"
        kind="checkbox"
        label={t('case.units')}
        choices={units.map(({ unitId, name }) => [unitId, localText(name, locale)])}
        chosen={units[0]?.unitId}
        empty={t('case.noUnits')}
      />
      <SelectField
        name="joint"
        label={t('case.jointly')}
        start={incident.joint ?? ''}
        options={[
          ['', t('case.notJoint')],
          ...joints.map((joint) => [joint, t(`case.joint.${joint}`)] as const),
        ]}
      />
      <SelectField
        name="limit"
        label={t('case.limit')}
        start="30"
        options={limits.map((minutes) => [String(minutes), t('case.minutes', { count: minutes })])}
      />
      <WordsField form="assign" isLater start={localText(incident.instruction, locale)} />
    </>
  );
}
