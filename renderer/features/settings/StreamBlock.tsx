import type { Settings } from '#contract/settings';
import { useText } from '../../kit/text/useText';
import { NumberField } from './fields';
import type { SettingsRoom } from './useSettings';

/** How many streams devices and platforms give at a time, and how many cameras are kept warm. */
export function StreamBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t } = useText();
  const { streams } = settings;
  const change = (part: Partial<typeof streams>): void =>
    void room.change({ streams: { ...streams, ...part } });
  return (
    <section data-part="streams">
      <h3 className="part-title">{t('desk.settings.streams')}</h3>
      <p className="hint">{t('desk.settings.streamsHint')}</p>
      <div className="field-row">
        <NumberField
          label={t('desk.settings.perDevice')}
          value={streams.perDevice}
          least={1}
          most={3}
          onChange={(perDevice) => change({ perDevice })}
        />
        <NumberField
          label={t('desk.settings.perPlatform')}
          value={streams.perPlatform ?? 0}
          least={0}
          most={100_000}
          onChange={(count) => change({ perPlatform: count === 0 ? null : count })}
        />
        <NumberField
          label={t('desk.settings.warm')}
          value={streams.warm}
          least={0}
          most={256}
          onChange={(warm) => change({ warm })}
        />
      </div>
    </section>
  );
}
