import { useState } from 'react';
import { priorities } from '#contract/alarm';
import type { Settings } from '#contract/settings';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { Choice, NumberField } from './fields';
import type { SettingsRoom } from './useSettings';

const minuteMs = 60_000;
const mostMinutes = 1_440;
const timed = ['critical', 'high', 'medium'] as const;

/** What this desk can do with sound. */
export interface SoundRoom {
  /** Plays every sound once. */
  test: (volume: number) => Promise<void>;
  hasVoice: (locale: Settings['locale']) => boolean;
}

interface Props {
  room: SettingsRoom;
  settings: Settings;
  sounds: SoundRoom;
}

/** How loud, what is spoken, and after which time the lead is called. */
export function SoundBlock({ room, settings, sounds }: Props) {
  const { t, locale } = useText();
  const { sound, spoken, answerWithin } = settings;
  const percent = (share: number): number => Math.round(share * 100);
  return (
    <section data-part="sound">
      <h3 className="part-title">{t('sound.title')}</h3>
      <p className="hint">{t('sound.hint')}</p>
      <div className="field-row">
        <NumberField
          label={t('sound.volume')}
          value={percent(sound.volume)}
          least={0}
          most={100}
          onChange={(volume) => void room.change({ sound: { ...sound, volume: volume / 100 } })}
        />
        <NumberField
          label={t('sound.floor')}
          value={percent(sound.floor)}
          least={10}
          most={100}
          onChange={(floor) => void room.change({ sound: { ...sound, floor: floor / 100 } })}
        />
        <TestButton onTest={() => sounds.test(sound.volume)} />
      </div>
      <div className="field-row">
        {priorities.map((priority) => (
          <Choice
            key={priority}
            label={t('sound.speak', { priority: t(`priority.${priority}`) })}
            value={spoken.includes(priority) ? 'on' : 'off'}
            options={[
              ['on', t('sound.on')],
              ['off', t('sound.off')],
            ]}
            onChange={(choice) => {
              const others = spoken.filter((one) => one !== priority);
              void room.change({ spoken: choice === 'on' ? [...others, priority] : others });
            }}
          />
        ))}
      </div>
      {sounds.hasVoice(locale) ? null : (
        <p className="hint">
          {t('sound.noVoice', { language: t(locale === 'en' ? 'sound.en' : 'sound.zh') })}
        </p>
      )}
      <p className="hint">{t('sound.withinHint')}</p>
      <div className="field-row">
        {timed.map((priority) => (
          <NumberField
            key={priority}
            label={t('sound.within', { priority: t(`priority.${priority}`) })}
            value={answerWithin[priority] / minuteMs}
            least={1}
            most={mostMinutes}
            onChange={(minutes) =>
              void room.change({
                answerWithin: { ...answerWithin, [priority]: minutes * minuteMs },
              })
            }
          />
        ))}
      </div>
    </section>
  );
}

function TestButton({ onTest }: { onTest: () => Promise<void> }) {
  const { t } = useText();
  const [isTesting, setTesting] = useState(false);
  const test = async (): Promise<void> => {
    setTesting(true);
    await onTest();
    setTesting(false);
  };
  return (
    <span title={t('sound.testHint')}>
      <Button
        testId="sound-test"
        onPress={() => void test()}
        unavailable={isTesting ? t('sound.testing') : undefined}
      >
        {t(isTesting ? 'sound.testing' : 'sound.test')}
      </Button>
    </span>
  );
}
