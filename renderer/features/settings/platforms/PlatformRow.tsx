import { useState } from 'react';
import type { Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import type { PlatformHealth } from '#contract/view';
import { request } from '../../../bridge/bridge';
import { faultWords } from '../../../kit/text/faultWords';
import { useText } from '../../../kit/text/useText';
import { clockText } from '../../../kit/time';
import { HealthLight } from './HealthLight';
import { Question } from './Question';
import { draftOf } from './platformForms';

interface Props {
  platform: PlatformSettings;
  /** Undefined while it is off. */
  health: PlatformHealth | undefined;
  onTest: () => void;
  onEdit: () => void;
  /** Null: it is the first, or the last. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onDone: (outcome: Outcome<null>) => Promise<void>;
}

/** One that a person connected: how it does, and what can be done with it. */
export function PlatformRow(props: Props) {
  const { platform, health, onTest, onEdit, onUp, onDown, onDone } = props;
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  const { platformId, name } = platform;
  const isOn = platform.isOn !== false;
  return (
    <li className="platform-row" data-platform={platformId} data-on={isOn}>
      <HealthLight state={isOn ? (health?.state ?? 'connecting') : 'off'} />
      <div className="platform-about">
        <p className="platform-name">
          <b>{name}</b>
          <span className="hint">
            {t(`platforms.kindName.${platform.kind}`)} · {draftOf(platform).address}
          </span>
        </p>
        <p className="platform-standing">
          {isOn ? <Standing health={health} /> : <span>{t('platforms.off')}</span>}
        </p>
      </div>
      <div className="platform-acts">
        <Act words="test" name={name} onPress={onTest} />
        <Act words="edit" name={name} onPress={onEdit} />
        {onUp === null ? null : <Act words="up" name={name} onPress={onUp} />}
        {onDown === null ? null : <Act words="down" name={name} onPress={onDown} />}
        <Act
          words={isOn ? 'disable' : 'enable'}
          name={name}
          onPress={() => void request('platform:enable', { platformId, isOn: !isOn }).then(onDone)}
        />
        <Act words="remove" name={name} onPress={() => setAsking(true)} />
      </div>
      {isAsking ? (
        <Question
          ask={t('platforms.removeAsk', { name, count: health?.cameraCount ?? 0 })}
          yes={t('platforms.removeDo')}
          no={t('platforms.removeNot')}
          onYes={() => void request('platform:remove', { platformId }).then(onDone)}
          onNo={() => setAsking(false)}
        />
      ) : null}
    </li>
  );
}

/** One that the program brings itself, such as the rehearsal city. */
export function GivenRow({ health }: { health: PlatformHealth }) {
  return (
    <li className="platform-row" data-platform={health.platformId}>
      <HealthLight state={health.state} />
      <div className="platform-about">
        <p className="platform-name">
          <b>{health.name}</b>
        </p>
        <p className="platform-standing">
          <Standing health={health} />
        </p>
      </div>
    </li>
  );
}

function Standing({ health }: { health: PlatformHealth | undefined }) {
  const { t } = useText();
  if (health === undefined) return null;
  const { state, sinceMs, cameraCount, fault } = health;
  return (
    <>
      <span>{t(`desk.health.${state}Word`, { time: clockText(sinceMs) })}</span>
      <span className="hint">{t('platforms.cameras', { count: cameraCount })}</span>
      {fault === null ? null : <b>{faultWords(fault.code, t)}</b>}
    </>
  );
}

/** A button whose name for those who only hear it says which platform is meant. */
function Act({
  words,
  name,
  onPress,
}: {
  words: 'test' | 'edit' | 'up' | 'down' | 'enable' | 'disable' | 'remove';
  name: string;
  onPress: () => void;
}) {
  const { t } = useText();
  return (
    <button
      type="button"
      className="button"
      data-look="plain"
      data-act={words}
      aria-label={t(`platforms.${words}Named`, { name })}
      onClick={onPress}
    >
      {t(`platforms.${words}`)}
    </button>
  );
}
