import type { AlarmSource } from '#contract/alarmSource';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { linesOf, newSecret, type SourceDraft } from './sourceDraft';
import { Field } from './Field';

interface Props {
  draft: SourceDraft;
  hasSecret: boolean;
  isKeychainThere: boolean;
  onChange: (draft: SourceDraft) => void;
}

/** Where a source comes from, and the secret that proves it. */
export function ConnectionFields({ draft, hasSecret, isKeychainThere, onChange }: Props) {
  const { t } = useText();
  const { source, secret } = draft;
  const put = (changed: AlarmSource): void => onChange({ ...draft, source: changed });
  return (
    <section>
      <h3 className="part-title">{t('source.connection')}</h3>
      <div className="source-fields">
        <Field
          label={t('source.name')}
          name="name"
          value={source.name}
          onChange={(name) => put({ ...source, name })}
        />
        <label className="labelled">
          {t('source.state')}
          <select
            className="field"
            name="isOn"
            value={source.isOn ? 'on' : 'off'}
            onChange={({ target }) => put({ ...source, isOn: target.value === 'on' })}
          >
            <option value="on">{t('source.isOn')}</option>
            <option value="off">{t('source.off')}</option>
          </select>
        </label>
        {source.kind === 'mqtt' ? (
          <MqttFields source={source} onChange={put} />
        ) : (
          <WebhookFields source={source} onChange={put} />
        )}
        <Field
          label={t(source.kind === 'mqtt' ? 'source.password' : 'source.secret')}
          name="secret"
          // The secret of a webhook is copied from here to its sender, once.
          type={source.kind === 'mqtt' ? 'password' : 'text'}
          placeholder={hasSecret ? t('source.kept') : ''}
          value={secret ?? ''}
          onChange={(typed) => onChange({ ...draft, secret: typed === '' ? null : typed })}
        />
        {source.kind === 'webhook' ? (
          <Button onPress={() => onChange({ ...draft, secret: newSecret() })}>
            {t('source.newSecret')}
          </Button>
        ) : null}
      </div>
      {source.kind === 'mqtt' ? <LongFields source={source} onChange={put} /> : null}
      <p className="hint">
        {source.kind === 'webhook' ? `${t(`source.how.${source.proof}`)} ` : ''}
        {t(isKeychainThere ? 'platforms.kept' : 'platforms.notKept')}
      </p>
    </section>
  );
}

function MqttFields({
  source,
  onChange,
}: {
  source: Extract<AlarmSource, { kind: 'mqtt' }>;
  onChange: (source: AlarmSource) => void;
}) {
  const { t } = useText();
  return (
    <>
      <Field
        label={t('source.address')}
        name="address"
        value={source.address}
        onChange={(address) => onChange({ ...source, address: address.trim() })}
      />
      <Field
        label={t('source.user')}
        name="user"
        value={source.user}
        onChange={(user) => onChange({ ...source, user })}
      />
    </>
  );
}

/** What takes several lines. */
function LongFields({
  source,
  onChange,
}: {
  source: Extract<AlarmSource, { kind: 'mqtt' }>;
  onChange: (source: AlarmSource) => void;
}) {
  const { t } = useText();
  return (
    <div className="source-fields" data-long>
      <Field
        label={t('source.topics')}
        name="topics"
        isLong
        value={source.topics.join('\n')}
        onChange={(text) => onChange({ ...source, topics: linesOf(text).slice(0, 20) })}
      />
      <Field
        label={t('source.authority')}
        name="authority"
        isLong
        value={source.authority}
        onChange={(authority) => onChange({ ...source, authority })}
      />
    </div>
  );
}

function WebhookFields({
  source,
  onChange,
}: {
  source: Extract<AlarmSource, { kind: 'webhook' }>;
  onChange: (source: AlarmSource) => void;
}) {
  const { t } = useText();
  return (
    <>
      <Field
        label={t('source.host')}
        name="host"
        value={source.host}
        onChange={(host) => onChange({ ...source, host: host.trim() })}
      />
      <Field
        label={t('source.port')}
        name="port"
        value={String(source.port)}
        onChange={(text) => {
          const port = Number(text);
          if (Number.isInteger(port) && port >= 0 && port <= 65_535) onChange({ ...source, port });
        }}
      />
      <label className="labelled">
        {t('source.proof')}
        <select
          className="field"
          name="proof"
          value={source.proof}
          onChange={({ target }) =>
            onChange({ ...source, proof: target.value === 'token' ? 'token' : 'signature' })
          }
        >
          <option value="token">{t('source.token')}</option>
          <option value="signature">{t('source.signature')}</option>
        </select>
      </label>
    </>
  );
}
