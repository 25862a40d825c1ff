import type { ScreenCare } from '#contract/screenCare';
import type { Settings } from '#contract/settings';
import { useText } from '../../kit/text/useText';
import { Choice, NumberField } from './fields';
import type { SettingsRoom } from './useSettings';

const minuteMs = 60_000;
const times = [
  ['shiftEveryMs', 'shiftEvery', 60],
  ['captionIdleMs', 'captionIdle', 60],
  ['plateRestMs', 'plateRest', 20],
] as const;

/** What spares the walls from burning in; in force on all of them at once. */
export function ScreenCareBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t } = useText();
  const { screenCare } = settings;
  const change = (part: Partial<ScreenCare>): void =>
    void room.change({ screenCare: { ...screenCare, ...part } });
  return (
    <section data-part="screen-care">
      <h3 className="part-title">{t('care.title')}</h3>
      <p className="hint">{t('care.hint')}</p>
      <div className="field-row">
        <Choice
          label={t('care.shift')}
          value={String(screenCare.shiftPx)}
          options={['0', '2', '4'].map((px) => [
            px,
            t(px === '0' ? 'care.off' : 'care.px', { px }),
          ])}
          onChange={(px) => change({ shiftPx: Number(px) })}
        />
        {times.map(([name, word, most]) => (
          <NumberField
            key={name}
            label={t(`care.${word}`)}
            value={screenCare[name] / minuteMs}
            least={1}
            most={most}
            onChange={(minutes) => change({ [name]: minutes * minuteMs })}
          />
        ))}
      </div>
    </section>
  );
}
