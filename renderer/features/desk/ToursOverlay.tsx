import { useText } from '../../kit/text/useText';
import { TourGroupsPage } from '../tourGroups';
import { Overlay } from './Overlay';
import { chosenScreen, selectedTile } from './runCommand';
import { useDesk, useSeenView } from './useDesk';

/** The named tours over the centre; one that is started leaves the page. */
export function ToursOverlay() {
  const { t } = useText();
  const { state, ask, dispatch } = useDesk();
  const view = useSeenView();
  const screen = chosenScreen(view, state.screenNumber);
  const tile = selectedTile(view, screen && view.plans[screen.screenId]);
  const start = async (number: number): Promise<boolean> => {
    if (screen === undefined || tile === undefined) return false;
    const place = { screenId: screen.screenId, tileId: tile.tileId };
    const started = await ask('tour:start', { ...place, number }, String(number));
    if (started.ok) dispatch({ type: 'overlayToggled', overlay: null });
    return started.ok;
  };
  return (
    <Overlay title={t('tour.groups.title')} testId="tours">
      <TourGroupsPage onStart={start} />
    </Overlay>
  );
}
