import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { CropForm } from '../zoom';
import { Overlay } from './Overlay';
import { chosenScreen, selectedTile } from './runCommand';
import { useDesk, useSeenView } from './useDesk';

/** Saved parts of pictures over the centre. */
export function CropsOverlay() {
  const { t } = useText();
  const { state, ask, dispatch } = useDesk();
  const view = useSeenView();
  const screen = chosenScreen(view, state.screenNumber);
  const tile = selectedTile(view, screen && view.plans[screen.screenId]);
  if (screen === undefined || tile === undefined) return null;
  const place = { screenId: screen.screenId, tileId: tile.tileId };
  const leave = (): void => dispatch({ type: 'overlayToggled', overlay: null });
  const put = async (number: number): Promise<void> => {
    const done = await ask('crop:put', { ...place, number }, String(number));
    if (done.ok) leave();
  };
  const save = async (number: number, name: string): Promise<void> => {
    const done = await ask('crop:save', { ...place, number, name }, String(number));
    if (done.ok) await put(number);
  };
  return (
    <Overlay title={t('zoom.form.title')} testId="crops">
      <CropForm
        camera={tile.camera}
        zoom={tile.zoom}
        crops={view.station.crops}
        refusal={state.refusal === null ? null : faultWords(state.refusal.code, t)}
        onSave={(number, name) => void save(number, name)}
        onPut={(number) => void put(number)}
        onRemove={(number) => void ask('crop:remove', { number }, String(number))}
      />
    </Overlay>
  );
}
