import { useState } from 'react';
import type { PlatformId } from '#contract/ids';
import type { Fault } from '#contract/outcome';
import type { PlatformHealth, StationView } from '#contract/view';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

/** Health of every platform, and a form for one more. */
export function PlatformBlock({
  station,
  onChanged,
}: {
  station: StationView;
  onChanged: () => Promise<void>;
}) {
  const { t } = useText();
  const remove = (platformId: PlatformId): void => {
    void request('platform:remove', { platformId }).then(onChanged);
  };
  return (
    <section>
      <h3 className="part-title">{t('desk.settings.platforms')}</h3>
      {station.platforms.map((platform) => (
        <p key={platform.platformId} className="platform" data-platform={platform.platformId}>
          <HealthLight state={platform.state} />
          <b>{platform.name}</b>
          <span>
            {t(`desk.health.${platform.state}Word`, { time: clockText(platform.sinceMs) })}
          </span>
          <span className="hint">
            {t('desk.settings.cameraCount', { count: platform.cameraCount })}
          </span>
          {platform.fault === null ? null : <span>{faultWords(platform.fault.code, t)}</span>}
          <span className="top-space" />
          {platform.platformId === 'city' ? null : (
            <Button look="plain" onPress={() => remove(platform.platformId)}>
              {t('desk.settings.remove', { name: platform.name })}
            </Button>
          )}
        </p>
      ))}
      <ConnectForm isKeychainThere={station.isKeychainThere} onChanged={onChanged} />
    </section>
  );
}

/** By shape: grey disc, half disc, ring with a stroke, thin ring (design.md §5). */
function HealthLight({ state }: { state: PlatformHealth['state'] }) {
  return (
    <svg viewBox="0 0 20 20" className="health-light" aria-hidden="true">
      <circle
        cx="10"
        cy="10"
        r="7"
        fill={state === 'live' ? 'var(--step-done)' : 'none'}
        stroke="var(--text-2)"
        strokeWidth={state === 'connecting' ? 1 : 2}
      />
      {state === 'slow' ? <path d="M10 3a7 7 0 0 1 0 14Z" fill="var(--text)" /> : null}
      {state === 'down' ? <path d="M5 15 15 5" stroke="var(--text)" strokeWidth="2" /> : null}
    </svg>
  );
}

function ConnectForm({
  isKeychainThere,
  onChanged,
}: {
  isKeychainThere: boolean;
  onChanged: () => Promise<void>;
}) {
  const { t } = useText();
  const [draft, setDraft] = useState({ name: '', address: '', user: '', password: '' });
  const [fault, setFault] = useState<Fault | null>(null);
  const connect = async (): Promise<void> => {
    const { name, address, user, password } = draft;
    if (!/^https?:\/\/./.test(address) || !URL.canParse(address)) {
      setFault({ code: 'platform/bad-address' });
      return;
    }
    const outcome = await request('platform:connect', {
      platform: { platformId: platformIdOf(address), kind: 'vnp', name, address, user },
      password,
    });
    setFault(outcome.ok ? null : outcome.fault);
    if (outcome.ok) {
      setDraft({ name: '', address: '', user: '', password: '' });
      await onChanged();
    }
  };
  return (
    <form
      className="field-row"
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      {(['name', 'address', 'user', 'password'] as const).map((field) => (
        <label key={field} className="labelled">
          {t(`desk.settings.platform_${field}`)}
          <input
            className="field"
            type={field === 'password' ? 'password' : 'text'}
            required
            value={draft[field]}
            onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="button" data-look="primary">
        {t('desk.settings.connect')}
      </button>
      <p className="hint wide">
        {t(isKeychainThere ? 'desk.settings.kept' : 'desk.settings.notKept')}
      </p>
      {fault === null ? null : (
        <p className="refusal wide" role="alert">
          {faultWords(fault.code, t)}
        </p>
      )}
    </form>
  );
}

/** The same address is the same platform: a second try with another password replaces the first. */
function platformIdOf(address: string): PlatformId {
  let hash = 0x811c9dc5;
  for (const letter of new URL(address).origin) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `vnp-${hash.toString(36)}` as PlatformId;
}
