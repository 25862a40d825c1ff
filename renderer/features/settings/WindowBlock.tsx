import type { Settings } from '#contract/settings';
import { useText } from '../../kit/text/useText';
import { NumberField } from './fields';
import type { SettingsRoom } from './useSettings';

/** Less than this no window of pictures can do with. */
const leastMb = 256;
const mostMb = 65_536;

/** How much memory the page of one window may take before it is renewed. */
export function WindowBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t } = useText();
  return (
    <section data-part="windows">
      <h3 className="part-title">{t('desk.settings.windows')}</h3>
      <p className="hint">{t('desk.settings.windowsHint')}</p>
      <div className="field-row">
        <NumberField
          label={t('desk.settings.windowMemory')}
          value={settings.windowMemoryMb}
          least={leastMb}
          most={mostMb}
          onChange={(windowMemoryMb) => void room.change({ windowMemoryMb })}
        />
      </div>
    </section>
  );
}
