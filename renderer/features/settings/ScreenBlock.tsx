import type { Screen } from '#contract/scene';
import type { Settings } from '#contract/settings';
import { useText } from '../../kit/text/useText';
import { NumberField, TextField } from './fields';
import type { SettingsRoom } from './useSettings';

interface Props {
  room: SettingsRoom;
  settings: Settings;
  screens: readonly Screen[];
}

/** Name, size and distance of each wall; the text on it follows. */
export function ScreenBlock({ room, settings, screens }: Props) {
  const { t } = useText();
  return (
    <section>
      <h3 className="part-title">{t('desk.settings.screens')}</h3>
      <p className="hint">{t('desk.settings.screensHint')}</p>
      {screens.map((screen) => {
        const kept = settings.screens[screen.screenId] ?? {
          name: '',
          diagonalInch: null,
          distanceM: null,
        };
        const change = (part: Partial<typeof kept>): void =>
          void room.change({
            screens: { ...settings.screens, [screen.screenId]: { ...kept, ...part } },
          });
        return (
          <div key={screen.screenId} className="field-row">
            <TextField
              label={t('desk.settings.screenName', { number: screen.number })}
              value={kept.name}
              onChange={(name) => change({ name })}
            />
            <NumberField
              label={t('desk.settings.diagonal')}
              value={screen.diagonalInch}
              least={5}
              most={400}
              isFraction
              onChange={(diagonalInch) => change({ diagonalInch })}
            />
            <NumberField
              label={t('desk.settings.distance')}
              value={screen.distanceM}
              least={0.3}
              most={50}
              isFraction
              onChange={(distanceM) => change({ distanceM })}
            />
          </div>
        );
      })}
    </section>
  );
}
