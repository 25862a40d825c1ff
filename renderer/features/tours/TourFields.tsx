import type { TileTour } from '#contract/tour';
import { defaultTourDwell, tourDwells } from '#contract/tour';
import { useText } from '../../kit/text/useText';
import { PickField } from '../incidents';

/** How long each camera stays, and where the tour goes. */
export function TourFields({ tour }: { tour: TileTour | undefined }) {
  const { t } = useText();
  return (
    <>
      <PickField
        name="dwell"
        kind="radio"
        label={t('tour.dwell')}
        choices={tourDwells.map((seconds) => [String(seconds), t('tour.seconds', { seconds })])}
        chosen={String(tour?.dwellS ?? defaultTourDwell)}
        isLater
      />
      <PickField
        name="where"
        kind="radio"
        label={t('tour.where')}
        choices={[
          ['tile', t('tour.thisTile')],
          ['screen', t('tour.allTiles')],
        ]}
        chosen="tile"
        isLater
      />
    </>
  );
}

/** What was chosen in a form with these fields. */
export const tourWishOf = (said: FormData): { dwellS: number; isWholeScreen: boolean } => ({
  dwellS: tourDwells.find((one) => String(one) === said.get('dwell')) ?? defaultTourDwell,
  isWholeScreen: said.get('where') === 'screen',
});
