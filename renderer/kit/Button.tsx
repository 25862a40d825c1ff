import type { ReactNode } from 'react';
import { KeyCap } from './KeyCap';

interface Props {
  children: ReactNode;
  onPress: () => void;
  /** primary: one per region; plain: leaving, rare ends. */
  look?: 'primary' | 'outline' | 'plain';
  size?: 'normal' | 'action';
  /** A key that is the same everywhere, such as Esc in a form. */
  keyLabel?: string;
  /** An action of the desk: shows whatever key it has at this station. */
  keyOf?: string;
  /** The number that is typed before it. */
  typed?: number;
  isPressed?: boolean;
  /** Why it cannot be used now; read on focus. Absent: it can. */
  unavailable?: string | undefined;
  testId?: string;
}

/** Every action shows its key at its right end. It stays focusable when unavailable, and says why. */
export function Button(props: Props) {
  const {
    children,
    onPress,
    look = 'outline',
    size = 'normal',
    keyLabel,
    keyOf,
    isPressed,
  } = props;
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
      <KeyCap label={keyLabel} keyOf={keyOf} typed={props.typed} />
    </button>
  );
}
