import { useEffect, useRef } from 'react';
import type { RunStep } from '#contract/procedure';
import { Button } from '../../kit/Button';
import { formKeys } from '../../kit/formKeys';
import { localText, useText } from '../../kit/text/useText';

interface Props {
  step: RunStep;
  onSkip: (reason: string) => void;
  onLeave: () => void;
}

/** Why a step is skipped: nobody skips one without a word. */
export function SkipForm({ step, onSkip, onLeave }: Props) {
  const { t, locale } = useText();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (): void => {
    if (form.current?.reportValidity() === true) onSkip(field.current?.value.trim() ?? '');
  };
  return (
    <form
      ref={form}
      className="case-form"
      data-testid="skip-form"
      aria-label={t('procedure.skipTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => formKeys(event, send, onLeave)}
    >
      <h2 className="part-title">
        {t('procedure.skipTitle')} · {localText(step.text, locale)}
      </h2>
      <div className="case-fields">
        <label className="case-field wide">
          {t('procedure.reason')}
          <input
            ref={field}
            className="field"
            name="reason"
            maxLength={200}
            required
            pattern=".*\S.*"
            autoComplete="off"
          />
        </label>
      </div>
      <div className="case-form-end">
        <Button look="primary" size="action" keyLabel="Enter" onPress={send}>
          {t('procedure.send')}
        </Button>
        <Button look="plain" size="action" keyLabel="Esc" onPress={onLeave}>
          {t('procedure.leave')}
        </Button>
      </div>
    </form>
  );
}
