import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { actionOf } from './keyBook';
import { padButtons } from './padReading';
import { useHasPad } from './usePad';

/** What the buttons of a game pad do; shown while one is plugged in. */
export function PadKeys() {
  const { t } = useText();
  const known = padButtons.filter(([, , actionId]) => actionOf(actionId) !== undefined);
  if (!useHasPad()) return null;
  return (
    <section data-testid="pad-keys">
      <h3 className="part-title">{t('pad.title')}</h3>
      <ul className="key-list">
        <li className="key-row">
          <span className="key-caps">
            <KeyCap label={t('pad.stick')} />
          </span>
          <span>{t('pad.move')}</span>
        </li>
        {known.map(([, name, actionId]) => (
          <li key={name} className="key-row">
            <span className="key-caps">
              <KeyCap label={name} />
            </span>
            <span>{t(`desk.keyWords.${actionId}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
