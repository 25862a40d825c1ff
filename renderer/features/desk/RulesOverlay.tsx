import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { useText } from '../../kit/text/useText';
import { RulesPage } from '../rules';
import { Overlay } from './Overlay';

/** The rules for alarms over the centre. */
export function RulesOverlay() {
  const { t } = useText();
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  return (
    <Overlay title={t('rules.title')} testId="rules">
      <RulesPage view={view} />
    </Overlay>
  );
}
