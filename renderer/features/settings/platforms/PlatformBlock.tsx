import './platforms.css';
import { useState } from 'react';
import type { PlatformId } from '#contract/ids';
import type { Fault, Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import type { StationView } from '#contract/view';
import { request } from '../../../bridge/bridge';
import { Button } from '../../../kit/Button';
import { faultWords } from '../../../kit/text/faultWords';
import { useText } from '../../../kit/text/useText';
import { ConnectionSteps } from './ConnectionSteps';
import { PlatformForm } from './PlatformForm';
import { GivenRow, PlatformRow } from './PlatformRow';
import { useConnectionTest } from './useConnectionTest';

interface Props {
  station: StationView;
  platforms: readonly PlatformSettings[];
  onChanged: () => Promise<void>;
}

/** Sources of alarms alone have a page of their own. */
const isSource = (kind: string): boolean => kind === 'mqtt' || kind === 'webhook';

/** Every platform with its health, and what can be done with it. */
export function PlatformBlock({ station, platforms, onChanged }: Props) {
  const { t } = useText();
  const [editing, setEditing] = useState<PlatformSettings | 'new' | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const test = useConnectionTest();
  const isOurs = (id: PlatformId): boolean => platforms.some(({ platformId }) => platformId === id);
  const done = async (outcome: Outcome<null>): Promise<void> => {
    setFault(outcome.ok ? null : outcome.fault);
    await onChanged();
  };
  const move = (from: number, to: number): void => {
    const ids = platforms.map(({ platformId }) => platformId);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    void request('platform:order', { platformIds: ids }).then(done);
  };
  const open = (next: PlatformSettings | 'new' | null): void => {
    test.clear();
    setEditing(next);
  };
  return (
    <section data-part="platforms">
      <h3 className="part-title">{t('platforms.title')}</h3>
      <p className="hint">{t(station.isKeychainThere ? 'platforms.kept' : 'platforms.notKept')}</p>
      <ul className="platform-list">
        {station.platforms
          .filter(({ platformId, kind }) => !isOurs(platformId) && !isSource(kind))
          .map((health) => (
            <GivenRow key={health.platformId} health={health} />
          ))}
        {platforms.map((platform, at) => (
          <PlatformRow
            key={platform.platformId}
            platform={platform}
            health={station.platforms.find(({ platformId }) => platformId === platform.platformId)}
            onTest={() => {
              setEditing(null);
              test.begin(platform, null);
            }}
            onEdit={() => open(platform)}
            onUp={at === 0 ? null : () => move(at, at - 1)}
            onDown={at === platforms.length - 1 ? null : () => move(at, at + 1)}
            onDone={done}
          />
        ))}
      </ul>
      {platforms.length === 0 ? <p className="hint">{t('platforms.none')}</p> : null}
      {fault === null ? null : (
        <p className="refusal" role="alert">
          {faultWords(fault.code, t)}
        </p>
      )}
      {editing === null ? (
        <Button onPress={() => open('new')} testId="platform-add">
          {t('platforms.add')}
        </Button>
      ) : (
        <PlatformForm
          key={editing === 'new' ? 'new' : editing.platformId}
          before={editing === 'new' ? null : editing}
          others={platforms}
          test={test}
          onSaved={async () => {
            open(null);
            await onChanged();
          }}
          onCancel={() => open(null)}
        />
      )}
      {editing === null ? <ConnectionSteps room={test} /> : null}
    </section>
  );
}
