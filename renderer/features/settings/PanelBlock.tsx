import type { Screen } from '#contract/scene';
import type { DisplayCut } from '#contract/screens';
import type { Settings } from '#contract/settings';
import { screenName } from '../../kit/text/screenName';
import { useText } from '../../kit/text/useText';
import { Choice, NumberField } from './fields';
import type { SettingsRoom } from './useSettings';

interface Props {
  room: SettingsRoom;
  settings: Settings;
  screens: readonly Screen[];
}

const onePanel: DisplayCut = { columns: 1, rows: 1, gapPx: 0, isOneWall: false };

/** Screens by the display that they are on, in their order. */
const byDisplay = (screens: readonly Screen[]): [string, Screen[]][] => {
  const groups = new Map<string, Screen[]>();
  for (const screen of screens) {
    if (screen.displayKey === undefined) continue;
    groups.set(screen.displayKey, [...(groups.get(screen.displayKey) ?? []), screen]);
  }
  return [...groups];
};

/** Displays that are made of several panels: how many, what the bezels hide, one wall or several. */
export function PanelBlock({ room, settings, screens }: Props) {
  const { t } = useText();
  return (
    <section data-part="panels">
      <h3 className="part-title">{t('screens.cut')}</h3>
      <p className="hint">{t('screens.cutHint')}</p>
      {byDisplay(screens).map(([key, shown]) => {
        const cut = settings.displays[key] ?? onePanel;
        const change = (part: Partial<DisplayCut>): void => {
          const next = { ...cut, ...part };
          const { [key]: _former, ...others } = settings.displays;
          const isOne = next.columns * next.rows === 1;
          void room.change({ displays: isOne ? others : { ...others, [key]: next } });
        };
        const names = shown.map((screen) => screenName(screen, t)).join(t('screens.and'));
        return (
          <div key={key} data-display={key}>
            <p className="wide">{t('screens.cutOf', { names })}</p>
            <div className="field-row">
              <NumberField
                label={t('screens.columns')}
                value={cut.columns}
                least={1}
                most={6}
                isShort
                onChange={(columns) => change({ columns })}
              />
              <NumberField
                label={t('screens.rows')}
                value={cut.rows}
                least={1}
                most={6}
                isShort
                onChange={(rows) => change({ rows })}
              />
              <NumberField
                label={t('screens.gap')}
                value={cut.gapPx}
                least={0}
                most={400}
                isShort
                onChange={(gapPx) => change({ gapPx })}
              />
              {cut.columns * cut.rows === 1 ? null : (
                <Choice
                  label={t('screens.cutUse')}
                  value={cut.isOneWall ? 'one' : 'each'}
                  options={[
                    ['each', t('screens.eachOwn')],
                    ['one', t('screens.asOne')],
                  ]}
                  onChange={(use) => change({ isOneWall: use === 'one' })}
                />
              )}
            </div>
          </div>
        );
      })}
    </section>
  );
}
