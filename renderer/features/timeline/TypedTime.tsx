import { useState } from 'react';
import { formKeys } from '../../kit/formKeys';
import { useText } from '../../kit/text/useText';
import { readTypedTime } from './typedTime';

interface Props {
  /** The day that is looked at. */
  dayMs: number;
  onAt: (atMs: number) => void;
}

/** A time that is typed, such as 021430 or 昨天 02:14:30; Enter goes there. */
export function TypedTime({ dayMs, onAt }: Props) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [isUnread, setUnread] = useState(false);
  const send = (field: HTMLElement): void => {
    const atMs = readTypedTime(text, dayMs, Date.now());
    setUnread(atMs === null);
    if (atMs === null) return;
    setText('');
    // The replay keys are needed next.
    field.blur();
    onAt(atMs);
  };
  return (
    <span className="typed-time">
      <input
        className="field"
        data-testid="typed-time"
        aria-label={t('timeline.typed')}
        aria-invalid={isUnread}
        placeholder={t('timeline.typed')}
        value={text}
        maxLength={40}
        onChange={(event) => {
          setText(event.target.value);
          setUnread(false);
        }}
        onKeyDown={(event) => {
          const field = event.currentTarget;
          formKeys(
            event,
            () => send(field),
            () => field.blur(),
          );
        }}
      />
      {isUnread ? (
        <span className="refusal" role="alert">
          {t('timeline.unread')}
        </span>
      ) : null}
    </span>
  );
}
