import { useEffect, useRef } from 'react';
import { roleSchema, type Role } from '#contract/actor';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';

/** The officer who goes leaves words. */
export function BeginForm({ onBegin }: { onBegin: (note: string) => void }) {
  const { t } = useText();
  const note = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="handover-form">
      <label className="case-field wide">
        {t('handover.note')}
        <textarea
          ref={note}
          className="field handover-words"
          rows={3}
          maxLength={2_000}
          placeholder={t('handover.notePlaceholder')}
          data-testid="handover-note"
        />
      </label>
      <Button
        look="primary"
        size="action"
        testId="handover-begin"
        onPress={() => onBegin(note.current?.value ?? '')}
      >
        {t('handover.begin')}
      </Button>
    </div>
  );
}

/** Whoever comes says who they are; Enter takes over. */
export function TakeForm({
  role,
  onTake,
}: {
  role: Role;
  onTake: (incoming: { name: string; role: Role }) => void;
}) {
  const { t } = useText();
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    name.current?.focus();
    // The button that led here is gone, and the dialog takes the focus that it had; a little later.
    const timer = setTimeout(() => name.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, []);
  return (
    <form
      className="handover-form"
      data-testid="handover-take"
      onSubmit={(event) => {
        event.preventDefault();
        const told = new FormData(event.currentTarget);
        onTake({
          name: textOf(told, 'name'),
          role: roleSchema.catch(role).parse(told.get('role')),
        });
      }}
    >
      <label className="case-field">
        {t('handover.name')}
        <input
          ref={name}
          className="field"
          name="name"
          maxLength={40}
          required
          pattern=".*\S.*"
          autoComplete="off"
        />
      </label>
      <label className="case-field">
        {t('handover.role')}
        <select className="field" name="role" defaultValue={role}>
          {roleSchema.options.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button" data-look="primary" data-size="action">
        {t('handover.take')}
      </button>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
