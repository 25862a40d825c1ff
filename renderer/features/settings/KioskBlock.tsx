import { useCallback, useEffect, useState } from 'react';
import type { Settings } from '#contract/settings';
import { request } from '../../bridge/bridge';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { Choice } from './fields';
import type { SettingsRoom } from './useSettings';

/** Running without anybody: what covers what, and who starts it. */
export function KioskBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t } = useText();
  const { isOn, fault, turn } = useAutostart();
  const options = [
    ['on', t('screens.on')],
    ['off', t('screens.off')],
  ] as const;
  return (
    <section data-part="kiosk">
      <h3 className="part-title">{t('screens.kiosk')}</h3>
      <p className="hint">{t('screens.kioskHint')}</p>
      <div className="field-row">
        <div data-switch="kiosk">
          <Choice
            label={t('screens.kiosk')}
            value={settings.isKiosk ? 'on' : 'off'}
            options={options}
            onChange={(choice) => void room.change({ isKiosk: choice === 'on' })}
          />
        </div>
        <div data-switch="autostart">
          <Choice
            label={t('screens.autostart')}
            value={isOn ? 'on' : 'off'}
            options={options}
            onChange={(choice) => void turn(choice === 'on')}
          />
        </div>
      </div>
      {fault === null ? null : (
        <p className="refusal" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

/** The system is asked each time: somebody may have switched it off there. */
function useAutostart() {
  const { t } = useText();
  const [isOn, setOn] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const read = useCallback(async () => {
    const outcome = await request('app:autostart', {});
    if (outcome.ok) setOn(outcome.value.isOn);
  }, []);
  useEffect(() => {
    void request('app:autostart', {}).then((outcome) => {
      if (outcome.ok) setOn(outcome.value.isOn);
    });
  }, []);
  const turn = async (wanted: boolean): Promise<void> => {
    const outcome = await request('app:start-at-login', { isOn: wanted });
    setFault(outcome.ok ? null : faultWords(outcome.fault.code, t));
    await read();
  };
  return { isOn, fault, turn };
}
