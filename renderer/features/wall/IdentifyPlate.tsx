import type { Screen } from '#contract/scene';
import { useText } from '../../kit/text/useText';

/** Which wall this is, to be read while walking along all of them. */
export function IdentifyPlate({ screen }: { screen: Screen }) {
  const { t } = useText();
  const { name, number, widthPx: width, heightPx: height, diagonalInch, distanceM } = screen;
  return (
    <div className="identify" data-testid="identify">
      <b className="identify-number">{number}</b>
      {name === '' ? null : <span className="identify-name">{name}</span>}
      <span className="identify-shape">
        {t('desk.wall.shape', { width, height, inch: diagonalInch, metres: distanceM })}
      </span>
    </div>
  );
}
