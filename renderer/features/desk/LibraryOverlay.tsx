import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { useText } from '../../kit/text/useText';
import { LibraryPage } from '../library';
import { Overlay } from './Overlay';
import { useDesk } from './useDesk';

/** The saved scenes over the centre, read anew with whatever they show. */
export function LibraryOverlay() {
  const { t } = useText();
  const { ask, state } = useDesk();
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const { scenes, station } = view;
  const catalogs = station.platforms
    .map(({ isCatalogLoading, cameraCount }) => `${isCatalogLoading ? '…' : ''}${cameraCount}`)
    .join();
  return (
    <Overlay title={t('library.title')} testId="library">
      <LibraryPage
        ask={ask}
        news={[scenes, station.screens, catalogs]}
        isNumberTyped={state.digits !== ''}
      />
    </Overlay>
  );
}
