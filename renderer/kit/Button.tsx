import type { ReactNode } from 'react';
import { KeyCap } from './KeyCap';

interface Props {
  children: ReactNode;
  onPress: () => void;
  /** primary: one per region; plain: leaving, rare ends. */
  look?: 'primary' | 'outline' | 'plain';
  size?: 'normal' | 'action';
  keyLabel?: string;
  isPressed?: boolean;
  /** Why it cannot be used now; read on focus. Absent: it can. */
  unavailable?: string | undefined;
  testId?: string;
}

/** Every action shows its key at its right end. It stays focusable when unavailable, and says why. */
export function Button(props: Props) {
  const { children, onPress, look = 'outline', size = 'normal', keyLabel, isPressed } = props;
  return (
    <button
      type="button"
      className="button"
      data-look={look}
      data-size={size}
      aria-pressed={isPressed}
      aria-disabled={props.unavailable === undefined ? undefined : true}
      title={props.unavailable}
      data-testid={props.testId}
      onClick={() => {
        if (props.unavailable === undefined) onPress();
      }}
    >
      {children}
      {keyLabel === undefined ? null : <KeyCap label={keyLabel} />}
    </button>
  );
}
