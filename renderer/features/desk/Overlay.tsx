import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { useDesk } from './useDesk';
import { usePageKeys } from './usePageKeys';

/** A page over the centre of the desk. The wall and the alarms go on; Escape leaves. */
export function Overlay({
  title,
  testId,
  children,
}: {
  title: string;
  testId: string;
  children: ReactNode;
}) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const { around, onFocus } = usePageKeys();
  const leave = (): void => dispatch({ type: 'overlayToggled', overlay: null });
  return (
    <Dialog.Root
      open
      modal={false}
      onOpenChange={(isOpen, { reason }) => {
        // The dialog keeps Escape from the window; it leaves one thing at a time as everywhere.
        if (!isOpen && reason === 'escape-key') dispatch({ type: 'left' });
      }}
    >
      <Dialog.Portal>
        <Dialog.Popup ref={around} className="overlay" data-testid={testId} onFocus={onFocus}>
          <div className="region-head">
            <Dialog.Title className="overlay-title">{title}</Dialog.Title>
            <span className="top-space" />
            <Button look="plain" keyLabel="Esc" onPress={leave}>
              {t('desk.close')}
            </Button>
          </div>
          {/* What is longer than the page is scrolled by keys. */}
          <div className="overlay-body" role="group" aria-label={title} tabIndex={0}>
            {children}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
