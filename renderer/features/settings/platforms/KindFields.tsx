import { useText } from '../../../kit/text/useText';
import { SelectField } from '../fields';
import {
  asksLogin,
  kindForms,
  optionChoices,
  type Draft,
  type Lack,
  type OptionKey,
} from './platformForms';

interface Props {
  draft: Draft;
  isNew: boolean;
  lack: Lack;
  onChange: (draft: Draft) => void;
}

/** The fields that this kind needs, and no other. */
export function KindFields({ draft, isNew, lack, onChange }: Props) {
  const { t } = useText();
  const form = kindForms[draft.kind];
  const isAddressWrong = lack === 'address' || lack === 'wrong-address';
  return (
    <>
      <div className="field-row">
        <Field
          label={t('platforms.name')}
          name="name"
          value={draft.name}
          isWrong={lack === 'name'}
          onType={(name) => onChange({ ...draft, name })}
        />
        <Field
          label={t(draft.kind === 'list' ? 'platforms.fileAddress' : 'platforms.address')}
          name="address"
          value={draft.address}
          isWrong={isAddressWrong}
          onType={(address) => onChange({ ...draft, address })}
        />
        {form.user === 'none' || !asksLogin(draft) ? null : (
          <Field
            label={t(form.user === 'needed' ? 'platforms.user' : 'platforms.userMaybe')}
            name="user"
            value={draft.user}
            isWrong={lack === 'user'}
            onType={(user) => onChange({ ...draft, user })}
          />
        )}
        {!asksLogin(draft) ? null : (
          <Field
            label={t(`platforms.${form.secret}`)}
            name="password"
            value={draft.password}
            hint={isNew ? '' : t('platforms.passwordKept')}
            onType={(password) => onChange({ ...draft, password })}
          />
        )}
      </div>
      {form.options.length === 0 ? null : (
        <details className="platform-more" open={lack === 'wrong-broker' ? true : undefined}>
          <summary>{t('platforms.more')}</summary>
          {form.options.map((key) => (
            <div key={key} className="option-row">
              <OptionField
                of={key}
                isWrong={key === 'broker' && lack === 'wrong-broker'}
                value={draft.options[key] ?? ''}
                onType={(value) =>
                  onChange({ ...draft, options: { ...draft.options, [key]: value } })
                }
              />
              <p className="hint">{t(`platforms.optionHint.${key}`)}</p>
            </div>
          ))}
          {form.options.includes('broker') ? (
            <div className="option-row">
              <Field
                label={t('platforms.brokerPassword')}
                name="brokerPassword"
                value={draft.brokerPassword}
                hint={isNew ? '' : t('platforms.passwordKept')}
                onType={(brokerPassword) => onChange({ ...draft, brokerPassword })}
              />
            </div>
          ) : null}
        </details>
      )}
    </>
  );
}

function OptionField({
  of,
  value,
  isWrong,
  onType,
}: {
  of: OptionKey;
  value: string;
  isWrong: boolean;
  onType: (value: string) => void;
}) {
  const { t } = useText();
  const label = t(`platforms.option.${of}`);
  const choices = optionChoices[of];
  if (choices === undefined) {
    return <Field label={label} name={of} value={value} isWrong={isWrong} onType={onType} />;
  }
  return (
    <SelectField
      label={label}
      value={value}
      options={choices.map(([choice, key]) => [choice, t(key)])}
      onChange={onType}
    />
  );
}

interface FieldProps {
  label: string;
  name: string;
  value: string;
  hint?: string;
  isWrong?: boolean;
  onType: (value: string) => void;
}

const longest: Partial<Record<string, number>> = {
  name: 60,
  user: 100,
  password: 200,
  brokerPassword: 200,
};

function Field({ label, name, value, hint = '', isWrong = false, onType }: FieldProps) {
  const isSecret = name === 'password' || name === 'brokerPassword';
  return (
    <label className="labelled">
      {label}
      <input
        className={name === 'address' ? 'field long' : 'field'}
        name={name}
        type={isSecret ? 'password' : 'text'}
        // The system's own keeper of passwords is not asked: ours is the keychain.
        autoComplete={isSecret ? 'new-password' : 'off'}
        spellCheck={false}
        placeholder={hint}
        maxLength={longest[name] ?? 500}
        aria-invalid={isWrong}
        value={value}
        onChange={({ target }) => onType(target.value)}
      />
    </label>
  );
}
