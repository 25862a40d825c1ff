import './zoom.css';
import type { Crop } from '#contract/zoom';
import { useText } from '../../kit/text/useText';

/** As many as stand above the cameras that were found. */
const mostFound = 5;

/** Saved parts whose number or name has what is searched. */
export function findCrops(crops: readonly Crop[], query: string): Crop[] {
  const word = query.trim().toLowerCase();
  if (word === '') return [];
  return crops
    .filter(
      ({ number, name }) => String(number).startsWith(word) || name.toLowerCase().includes(word),
    )
    .slice(0, mostFound);
}

/** Saved parts above the cameras of a search. */
export function FoundCrops({
  crops,
  onPut,
}: {
  crops: readonly Crop[];
  onPut: (crop: Crop) => void;
}) {
  const { t } = useText();
  if (crops.length === 0) return null;
  return (
    <div
      className="found-crops"
      role="group"
      aria-label={t('zoom.found')}
      data-testid="found-crops"
    >
      {crops.map((crop) => (
        <button key={crop.number} type="button" onClick={() => onPut(crop)}>
          <b>{crop.number}</b>
          {crop.name}
          <span>{t('zoom.found')}</span>
        </button>
      ))}
    </div>
  );
}
