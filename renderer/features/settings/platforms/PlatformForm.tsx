import { useState } from 'react';
import type { Fault } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { request } from '../../../bridge/bridge';
import { Button } from '../../../kit/Button';
import { faultWords } from '../../../kit/text/faultWords';
import { useText, type Text } from '../../../kit/text/useText';
import { Choice } from '../fields';
import { ConnectionSteps } from './ConnectionSteps';
import { KindFields } from './KindFields';
import {
  brokerPasswordOf,
  draftOf,
  emptyDraft,
  kinds,
  lackOf,
  passwordOf,
  settingsOf,
  type Draft,
  type Lack,
} from './platformForms';
import type { TestRoom } from './useConnectionTest';

interface Props {
  /** Null: a new one. */
  before: PlatformSettings | null;
  others: readonly PlatformSettings[];
  test: TestRoom;
  onSaved: () => Promise<void>;
  onCancel: () => void;
}

/** First the kind, then what that kind needs; tried as often as wanted before it is kept. */
export function PlatformForm({ before, others, test, onSaved, onCancel }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState<Draft>(before === null ? emptyDraft : draftOf(before));
  const [lack, setLack] = useState<Lack>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const isUsable = (needsName: boolean): boolean => {
    const found = lackOf(draft, needsName);
    setLack(found);
    setFault(null);
    return found === null;
  };
  const save = async (): Promise<void> => {
    if (!isUsable(true)) return;
    const outcome = await keep(draft, before);
    setFault(outcome.ok ? null : outcome.fault);
    if (outcome.ok) await onSaved();
  };
  const twin = twinOf(draft, before, others);
  return (
    <form
      className="platform-form"
      data-testid="platform-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h4>
        {before === null
          ? t('platforms.addTitle')
          : t('platforms.editTitle', { name: before.name })}
      </h4>
      {before === null ? (
        <Choice
          label={t('platforms.kind')}
          value={draft.kind}
          options={kinds.map((kind) => [kind, t(`platforms.kindName.${kind}`)])}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
      ) : null}
      <p className="hint">{t(`platforms.kindHint.${draft.kind}`)}</p>
      <KindFields draft={draft} isNew={before === null} lack={lack} onChange={setDraft} />
      {lack === null ? null : (
        <p className="refusal" role="alert">
          {lackWords(lack, draft, t)}
        </p>
      )}
      {fault === null ? null : (
        <p className="refusal" role="alert">
          {faultWords(fault.code, t)}
        </p>
      )}
      {twin === undefined ? null : (
        <p className="hint" role="status">
          {t('platforms.same', { name: twin.name })}
        </p>
      )}
      <div className="form-acts">
        <Button
          onPress={() => {
            if (isUsable(false)) test.begin(settingsOf(draft, before), passwordOf(draft, before));
          }}
          testId="platform-test"
        >
          {t('platforms.testDraft')}
        </Button>
        <button type="submit" className="button" data-look="primary" data-testid="platform-save">
          {t(before === null ? 'platforms.connect' : 'platforms.save')}
        </button>
        <Button look="plain" onPress={onCancel}>
          {t('platforms.cancel')}
        </Button>
      </div>
      <ConnectionSteps room={test} />
    </form>
  );
}

const lackWords = (lack: Exclude<Lack, null>, { kind }: Draft, t: Text['t']): string => {
  if (lack === 'wrong-broker') return t('platforms.wrongBroker');
  if (lack !== 'wrong-address') return t('platforms.missing', { what: t(`platforms.${lack}`) });
  return kind === 'list' ? t('platforms.wrongFile') : faultWords('platform/bad-address', t);
};

/** Whom a new one would replace. */
const twinOf = (
  draft: Draft,
  before: PlatformSettings | null,
  others: readonly PlatformSettings[],
): PlatformSettings | undefined => {
  if (before !== null || lackOf(draft, false) !== null) return undefined;
  const { platformId } = settingsOf(draft, null);
  return others.find((one) => one.platformId === platformId);
};

/** Another name alone does not touch the connection. */
const keep = (draft: Draft, before: PlatformSettings | null) => {
  const platform = settingsOf(draft, before);
  const password = passwordOf(draft, before);
  const brokerPassword = brokerPasswordOf(draft, before);
  const isNameOnly =
    before !== null &&
    draft.password === '' &&
    draft.brokerPassword === '' &&
    JSON.stringify(settingsOf(draftOf(before), before)) ===
      JSON.stringify({ ...platform, name: before.name });
  return isNameOnly
    ? request('platform:rename', { platformId: platform.platformId, name: platform.name })
    : request('platform:connect', {
        platform,
        password,
        ...(brokerPassword === undefined ? {} : { brokerPassword }),
      });
};
