import type { Screen } from '#contract/scene';
import type { Settings } from '#contract/settings';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { screenName } from '../../kit/text/screenName';
import { useText } from '../../kit/text/useText';
import { NumberField, SelectField, TextField } from './fields';
import type { SettingsRoom } from './useSettings';

interface Props {
  room: SettingsRoom;
  settings: Settings;
  screens: readonly Screen[];
}

type Told = Settings['screens'][Screen['screenId']];

const untold: Told = { name: '', diagonalInch: null, distanceM: null };

/** Name, number, size and distance of each wall, and where its pictures go while it is away. */
export function ScreenBlock({ room, settings, screens }: Props) {
  const { t } = useText();
  return (
    <section data-part="screens">
      <h3 className="part-title">{t('desk.settings.screens')}</h3>
      <p className="hint">{t('screens.hint')}</p>
      <div className="field-row">
        <Button onPress={() => void request('screen:identify', {})} keyOf="identify">
          {t('screens.identify')}
        </Button>
      </div>
      {screens.map((screen) => {
        const kept = settings.screens[screen.screenId] ?? untold;
        const change = (part: Partial<Told>): void =>
          void room.change({
            screens: { ...settings.screens, [screen.screenId]: { ...kept, ...part } },
          });
        return (
          <div key={screen.screenId} className="field-row" data-screen={screen.number}>
            <TextField
              label={t('desk.settings.screenName', { number: screen.number })}
              value={kept.name}
              mostLetters={40}
              onChange={(name) => change({ name })}
            />
            <NumberField
              label={t('screens.number')}
              value={kept.number ?? 0}
              least={0}
              most={99}
              isShort
              onChange={(number) => change({ number: number === 0 ? null : number })}
            />
            <NumberField
              label={t('desk.settings.diagonal')}
              value={screen.diagonalInch}
              least={5}
              most={400}
              isFraction
              isShort
              onChange={(diagonalInch) => change({ diagonalInch })}
            />
            <NumberField
              label={t('desk.settings.distance')}
              value={screen.distanceM}
              least={0.3}
              most={50}
              isFraction
              isShort
              onChange={(distanceM) => change({ distanceM })}
            />
            <StandIn screen={screen} screens={screens} kept={kept} onChange={change} />
            <Swap screen={screen} screens={screens} />
          </div>
        );
      })}
    </section>
  );
}

interface StandInProps {
  screen: Screen;
  screens: readonly Screen[];
  kept: Told;
  onChange: (part: Partial<Told>) => void;
}

/** The rule for the day on which this wall is unplugged. */
function StandIn({ screen, screens, kept, onChange }: StandInProps) {
  const { t } = useText();
  const others = screens.filter(({ screenId }) => screenId !== screen.screenId);
  if (others.length === 0) return null;
  return (
    <SelectField
      label={t('screens.standIn')}
      value={kept.standInId ?? ''}
      options={[
        ['', t('screens.standInNone')],
        ...others.map((other): [string, string] => [
          other.screenId,
          t('screens.standInOther', { other: screenName(other, t) }),
        ]),
      ]}
      onChange={(standInId) =>
        onChange({ standInId: standInId === '' ? null : (standInId as Screen['screenId']) })
      }
    />
  );
}

/** Two walls that were taken for each other: at once, without pulling a cable. */
function Swap({ screen, screens }: Pick<StandInProps, 'screen' | 'screens'>) {
  const { t } = useText();
  const others = screens.filter(({ displayKey }) => displayKey !== screen.displayKey);
  if (others.length === 0) return null;
  return (
    <SelectField
      label={t('screens.swapWith')}
      value=""
      options={[
        ['', t('screens.swapNone')],
        ...others.map((other): [string, string] => [other.screenId, screenName(other, t)]),
      ]}
      onChange={(otherId) => {
        if (otherId === '') return;
        void request('screen:settle', {
          oneId: screen.screenId,
          otherId: otherId as Screen['screenId'],
          isSwapped: true,
        });
      }}
    />
  );
}
